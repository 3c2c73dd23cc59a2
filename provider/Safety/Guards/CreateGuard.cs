using MediaProviders.Safety.Confirming;
using MediaProviders.Safety.Operations;
using MediaProviders.Sinch.Entries;
using MediaProviders.Sinch.Lists;
using MediaProviders.Values;

namespace MediaProviders.Safety.Guards;

/// <summary>
/// Decides what a create may do to an entry of that name that is there already. The API would overwrite it without a word: Sinch, "Media provider",
/// "reusing a name will overwrite the previous entry".
/// </summary>
internal static class CreateGuard
{
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
            operation.Reporter.Warn($"'{id.Shown}' was written, as 'overwrite: true' asks, although the bot has '{Printable.Of(other.Name)}', which differs "
                + "only in case: if the API takes the two for one, that one was overwritten.");
        }
    }

    /// <summary>Tells in a preview what a create will do to what is there. False when it will be stopped.</summary>
    /// <param name="operation">The preview of the create.</param>
    /// <param name="id">The entry.</param>
    /// <param name="there">What is there.</param>
    /// <param name="wanted">What it is to be.</param>
    /// <param name="overwrite">Whether the program lets the create overwrite.</param>
    /// <param name="handover">What is known of another resource of this command that has the entry.</param>
    public static bool Foretell(Operation operation, EntryId id, MediaProvider there, MediaProvider wanted, bool overwrite, Handover handover)
    {
        var differences = EntryComparison.Differences(there, wanted, maskedIsEqual: false);
        operation.Reporter.Warn(differences.Count == 0
            ? $"'{id.Shown}' exists already, just as it is wanted. From then on, if not before, this program manages it."
            : overwrite
                ? $"'{id.Shown}' exists already and will be overwritten, as 'overwrite: true' asks. What differs: {string.Join(", ", differences)}."
                : CreateRefusal.Of($"Creating '{id.Shown}' will be refused", operation, id, differences, handover));
        return differences.Count == 0 || overwrite;
    }

    /// <summary>
    /// Stops a write of a new name where the list holds one that differs only in case: no document says whether the API tells the two apart, and if it does
    /// not, the write would overwrite that entry. A list that shows both spellings of any name proves that it does.
    /// </summary>
    /// <param name="operation">What is being done.</param>
    /// <param name="refused">The same as the beginning of a refusal: "Creating 'bot/Images' is refused".</param>
    /// <param name="list">The bot's entries, without one of exactly that name.</param>
    /// <param name="id">The entry that is to be written.</param>
    /// <param name="mayOverwrite">Whether the write may overwrite another spelling all the same.</param>
    /// <param name="overwrite">Whether the program lets the create overwrite.</param>
    /// <exception cref="OperationFailedException">There is another spelling, and the program does not let it be overwritten.</exception>
    public static void ThrowIfOtherSpelling(
        Operation operation, string refused, MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite, bool overwrite)
    {
        if (OtherSpelling(list, id, mayOverwrite) is not { } other)
        {
            return;
        }

        if (!overwrite)
        {
            throw new OperationFailedException(FailureKind.AlreadyExists, SpellingRefusal(refused, other.Name));
        }

        operation.Reporter.Warn($"'{id.Shown}' was written, as 'overwrite: true' asks, although the bot has '{Printable.Of(other.Name)}', which differs only "
            + "in case: if the API takes the two for one, that one was overwritten.");
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
    /// <param name="list">The bot's entries.</param>
    /// <param name="id">The entry that is to be written.</param>
    /// <param name="mayOverwrite">Whether the write may overwrite another spelling all the same.</param>
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
}
