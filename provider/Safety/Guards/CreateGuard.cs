using MediaProviders.Safety.Confirming;
using MediaProviders.Safety.Operations;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety.Guards;

/// <summary>
/// Decides what a create may do to an entry of that name that is there already. The API would overwrite it without a word: Sinch, "Media provider",
/// "reusing a name will overwrite the previous entry".
/// </summary>
internal static class CreateGuard
{
    private const string Overwrite = "To overwrite it, set 'overwrite: true' for this update.";

    private const string Circle = "has it, and waits in turn for what this one has, so that neither can be first. Ways on:\n"
        + "- Go by way of a third name, in two updates.\n- To overwrite, set 'overwrite: true' on each of them for this update.";

    private const string NotConfirmed = "was to leave it, but its own replacement failed or is not confirmed. See to that one first, then update again.";

    /// <summary>Says what a create overwrites or takes over, where that is not the resource's own.</summary>
    public static void Tell(Operation operation, EntryId id, CreateClearance.Cleared cleared)
    {
        if (cleared is { There: not null, IsOwn: false })
        {
            operation.Reporter.Warn(cleared.Differences.Count == 0
                ? $"'{id.Shown}' existed already, just as it is wanted. From now on, if not before, this program manages it."
                : $"'{id.Shown}' existed already and was overwritten, as 'overwrite: true' asks. What differed: {string.Join(", ", cleared.Differences)}.");
        }

        if (cleared is { Doubt: { } doubt, IsOwn: false })
        {
            operation.Reporter.Warn(UnprovenList.LetsOverwrite(id, doubt));
        }

        if (cleared.OtherSpelling is { } other)
        {
            WarnOfSpelling(operation, id, other);
        }
    }

    /// <summary>Tells in a preview what a create will do to what is there. False when it will be stopped.</summary>
    /// <param name="handover">What is known of another resource of this command that has the entry.</param>
    public static bool Foretell(Operation operation, EntryId id, MediaProvider there, MediaProvider wanted, bool overwrite, Handover handover)
    {
        var differences = EntryComparison.Differences(there, wanted, maskedIsEqual: false);
        operation.Reporter.Warn(differences.Count == 0
            ? $"'{id.Shown}' exists already, just as it is wanted. From then on, if not before, this program manages it."
            : overwrite
                ? $"'{id.Shown}' exists already and will be overwritten, as 'overwrite: true' asks. What differs: {string.Join(", ", differences)}."
                : Refusal($"Creating '{id.Shown}' will be refused", operation, id, differences, handover));
        return differences.Count == 0 || overwrite;
    }

    /// <summary>
    /// Stops a write of a new name where the list holds one that differs only in case: no document says whether the API tells the two apart, and if it does
    /// not, the write would overwrite that entry. A list that shows both spellings of any name proves that it does.
    /// </summary>
    /// <exception cref="OperationFailedException">There is another spelling, and the program does not let it be overwritten.</exception>
    public static void ThrowIfOtherSpelling(Operation operation, string refused, MediaProviderList list, EntryId id, bool overwrite)
    {
        if (OtherSpelling(list, id, _ => false) is { } other)
        {
            WarnOfSpelling(operation, id, overwrite ? other : throw new OperationFailedException(
                FailureKind.AlreadyExists, SpellingRefusal(refused, other.Name)));
        }
    }

    /// <summary>Tells in a preview what <see cref="ThrowIfOtherSpelling"/> would do. False when it would stop the create.</summary>
    public static bool ForetellOneSpelling(Operation operation, MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite, bool overwrite)
    {
        if (overwrite || OtherSpelling(list, id, mayOverwrite) is not { } other)
        {
            return true;
        }

        operation.Reporter.Warn(SpellingRefusal($"Creating '{id.Shown}' will be refused", other.Name));
        return false;
    }

    /// <summary>
    /// An entry whose name differs only in case, where the list neither holds one of exactly that name nor proves that the API tells spellings apart; null
    /// for none.
    /// </summary>
    public static EntryId? OtherSpelling(MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite)
    {
        if (list.Names.Contains(id.Name) || list.FindIgnoringCase(id.Name) is not [var name, ..])
        {
            return null;
        }

        var other = id with { Name = name };
        var tellsThemApart = list.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < list.Names.Count;
        return tellsThemApart || mayOverwrite(other) ? null : other;
    }

    /// <summary>What is said where <see cref="OtherSpelling"/> stands against a write.</summary>
    public static string SpellingRefusal(string refused, string other) =>
        $"{refused}: the bot has '{Printable.Of(other)}', which differs only in case, and the API may take the two for one. Choose another name, or, if it "
            + "tells them apart, set 'overwrite: true'.";

    /// <summary>Words the refusal of a create that meets a different entry: a sentence, and the ways on that fit, one per line.</summary>
    /// <param name="refused">What is refused, as the beginning of a sentence: "Creating 'bot/images' is refused".</param>
    /// <param name="handover">What is known of another resource of this command that has the entry.</param>
    public static string Refusal(string refused, Operation operation, EntryId id, IReadOnlyList<string> differences, Handover handover)
    {
        var differs = $"{refused}: an entry of that name exists and differs in {string.Join(", ", differences)}";
        var other = handover.Other is { } address ? Printable.Of(address) : "";
        return handover.End switch
        {
            Handover.Ending.Circle => $"{differs}. '{other}' {Circle}",
            Handover.Ending.Double => $"{differs}, and '{other}' of this program has the same bot and name. Two resources cannot be one entry: give one of "
                + "them another name, or remove it.",
            Handover.Ending.NotConfirmed => $"{differs}. '{other}' {NotConfirmed}",
            Handover.Ending.NotBegun => $"{differs}. '{other}' is to leave it, but that had not begun within {Handovers.Patience.TotalSeconds} seconds. Ways "
                + $"on:{Ways($"{operation.Advice.After}.", Overwrite)}",
            _ when other.Length > 0 => $"{differs}. By the state '{other}' has it. Ways on:{Ways(
                operation.Preview ? "If that one leaves it in this update, this one waits." : "",
                "Remove that one, or give it another name, in an update before.", Overwrite)}",
            _ => $"{differs}. Ways on:{Ways(
                Overwrite,
                operation.Preview ? "If a resource of this stack leaves it, this waits." : "If a resource of this stack had it, remove that first.",
                $"If only renamed in the program, {operation.Advice.Renamed}.",
                "If it is replaced too, update its credentials first.",
                $"If no stack manages it, {operation.Advice.Import(id.ToString())}")}",
        };
    }

    /// <summary>The rest of a refusal where another resource of the command, which is known, claims the entry.</summary>
    public static string ClaimedRefusal(Handover handover)
    {
        var other = Printable.Of(handover.Other!);
        return handover.End switch
        {
            Handover.Ending.Circle => $"'{other}' {Circle}",
            Handover.Ending.NotConfirmed => $"'{other}' {NotConfirmed}",
            _ => $"'{other}' of this command has this bot and name. Two resources cannot be one entry; give one of them another name, or remove it.",
        };
    }

    private static string Ways(params IEnumerable<string> ways) => string.Concat(ways.Where(way => way.Length > 0).Select(way => $"\n- {way}"));

    private static void WarnOfSpelling(Operation operation, EntryId id, EntryId other) =>
        operation.Reporter.Warn($"'{id.Shown}' was written, as 'overwrite: true' asks, although the bot has '{Printable.Of(other.Name)}', which differs only "
            + "in case: if the API takes the two for one, that one was overwritten.");
}
