using MediaProviders.Safety;
using MediaProviders.Sinch;
using MediaProviders.Values;
using Key = MediaProviders.Safety.MediaProviderInputs.Key;

namespace MediaProviders.Resources;

/// <summary>
/// Keeps the server's values of ignored paths. A write replaces the whole entry, so a value whose changes are ignored has to be sent as it is on the server:
/// the one in the state may be older than an intended rotation there.
/// </summary>
internal static class IgnoredValues
{
    private static readonly PropertyPath Config = PropertyPath.Root.Then(Key.Config);
    private static readonly PropertyPath Basic = Config.Then(Key.Basic);
    private static readonly PropertyPath[] Leaves =
        [PropertyPath.Root.Then(Key.Type), Basic.Then(Key.Username), Basic.Then(Key.Password), Config.Then(Key.Bearer)];

    /// <summary>The desired inputs, with the server's value at every ignored path.</summary>
    /// <param name="refused">What is refused where that cannot be, as the beginning of a sentence: "Updating 'bot/images' is refused".</param>
    /// <exception cref="OperationFailedException">
    /// An ignored value cannot be kept: the server hides it, or the entry has the other kind of credentials than the program.
    /// </exception>
    public static MediaProviderInputs Keep(string refused, EntryId id, MediaProviderInputs inputs, MediaProvider live, IReadOnlyList<PropertyPath> ignored)
    {
        var wanted = inputs.Tree;
        var current = MediaProviderInputs.TreeOf(id, live, ObjectValue.Empty).MarkedLike(wanted);
        var isWhole = ignored.Any(path => path.Contains(Config));
        if (isWhole)
        {
            ThrowIfHidden(refused, live, Leaves.Any(leaf => EntryComparison.MayHide(live, leaf.Steps[^1])));
            wanted = wanted.With(Key.Config, current[Key.Config]);
        }

        foreach (var leaf in IgnoredLeaves(ignored).Where(leaf => !isWhole || leaf.TopLevel != Key.Config))
        {
            var value = At(current, leaf.Steps);
            if (leaf.TopLevel == Key.Config)
            {
                ThrowIfHidden(refused, live, EntryComparison.MayHide(live, leaf.Steps[^1]));
                ThrowIfOfTheOtherKind(refused, leaf, live, value is null != At(wanted, leaf.Steps) is null);
            }

            wanted = value is null ? wanted : Replace(wanted, leaf.Steps, value);
        }

        return MediaProviderInputs.Of(wanted);
    }

    /// <summary>True when a write needs the server's current values, because some of them are ignored.</summary>
    public static bool AreWanted(IReadOnlyList<PropertyPath> ignored) => IgnoredLeaves(ignored).Any();

    private static IEnumerable<PropertyPath> IgnoredLeaves(IReadOnlyList<PropertyPath> ignored) =>
        Leaves.Where(leaf => ignored.Any(path => path.Contains(leaf)));

    private static void ThrowIfHidden(string refused, MediaProvider live, bool isMasked)
    {
        if (isMasked || live.Credentials is Credentials.Unreadable)
        {
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"{refused}: changes to its credentials are ignored, but a write sends the whole entry, and the API does not show the "
                    + "current credentials. Stop ignoring changes to 'config', or leave the entry as it is.");
        }
    }

    private static void ThrowIfOfTheOtherKind(string refused, PropertyPath leaf, MediaProvider live, bool isOther)
    {
        if (isOther)
        {
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"{refused}: changes to '{leaf}' are ignored, but the entry on the bot has "
                    + $"'{MediaProviderInputs.AuthenticationOf(live.Credentials.Kind)}' credentials and the program has the other kind, so a write would "
                    + "lose the ignored value. Use the bot's kind in the program, ignore changes to the whole of 'config', or stop ignoring them.");
        }
    }

    private static Value? At(ObjectValue tree, ReadOnlySpan<string> steps)
    {
        var value = tree[steps[0]];
        return value.IsAbsent ? null : steps.Length == 1 ? value : value.Plain is ObjectValue inner ? At(inner, steps[1..]) : null;
    }

    private static ObjectValue Replace(ObjectValue tree, ReadOnlySpan<string> steps, Value value) =>
        tree.With(steps[0], steps.Length == 1 ? value : Replace((ObjectValue)tree[steps[0]].Plain, steps[1..], value));
}
