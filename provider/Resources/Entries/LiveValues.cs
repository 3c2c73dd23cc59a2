using MediaProviders.Api;
using MediaProviders.Values;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// Keeps what changes must not touch. A write replaces the whole entry, so a part whose changes are ignored has to be sent as it is on the server: the
/// state may be older than a rotation somebody made there on purpose.
/// </summary>
internal static class LiveValues
{
    private static readonly string[][] Leaves = [["type"], ["config", "basic", "username"], ["config", "basic", "password"], ["config", "bearer"]];

    /// <summary>The wanted inputs with every ignored part as it is on the server.</summary>
    /// <exception cref="OperationFailedException">An ignored secret is masked by the server, so that it cannot be sent again.</exception>
    public static ObjectValue Keep(EntryId id, ObjectValue wanted, MediaProvider live, IReadOnlyList<PropertyPath> ignored)
    {
        if (ignored.Count == 0)
        {
            return wanted;
        }

        var there = EntryInputs.InputsOf(id, live, ObjectValue.Empty).MarkedLike(wanted);
        var config = PropertyPath.Root.Then("config");
        if (ignored.Any(path => path.Contains(config)))
        {
            Demand(id, live);
            return wanted.With("config", there["config"]);
        }

        foreach (var leaf in LeavesToKeep(wanted, ignored))
        {
            // A secret that the server masks is missing here, as is one of the other kind.
            if (At(there, leaf) is { } value)
            {
                wanted = Replace(wanted, leaf, value);
            }
            else
            {
                Demand(id, live);
            }
        }

        return wanted;
    }

    /// <summary>True when a part of the entry is to stay as it is on the server, so that a write needs to know what is there.</summary>
    /// <param name="wanted">The wanted inputs.</param>
    /// <param name="ignored">The paths whose changes are ignored.</param>
    public static bool AreWanted(ObjectValue wanted, IReadOnlyList<PropertyPath> ignored) => LeavesToKeep(wanted, ignored).Any();

    private static IEnumerable<string[]> LeavesToKeep(ObjectValue wanted, IReadOnlyList<PropertyPath> ignored)
    {
        foreach (var leaf in Leaves)
        {
            var path = leaf.Aggregate(PropertyPath.Root, (at, step) => at.Then(step));
            if (ignored.Any(p => p.Contains(path)) && At(wanted, leaf) is not null)
            {
                yield return leaf;
            }
        }
    }

    private static void Demand(EntryId id, MediaProvider live)
    {
        if (live.Credentials is UnreadableCredentials || EntryComparison.IsMasked(live))
        {
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"Updating '{id.Shown}' is refused: changes of its credentials are ignored, a write sends the whole entry, and the API does not show the credentials that are there. Stop ignoring changes of 'config', or leave the entry as it is.");
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
