using MediaProviders.Api;
using MediaProviders.Values;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// Decides what a create may do to an entry of that name that is there already. The API would overwrite it without a word: Sinch, "Media provider",
/// "reusing a name will overwrite the previous entry".
/// </summary>
internal static class CreateGuard
{
    /// <summary>Lets the create go on, with a word to the user, or stops it.</summary>
    /// <exception cref="OperationFailedException">Something else is there, and the program does not let it be overwritten.</exception>
    public static void Demand(Operation operation, EntryId id, MediaProvider there, MediaProvider wanted, bool overwrite)
    {
        var differences = EntryComparison.Differences(there, wanted, maskedIsEqual: false);
        if (differences.Count == 0)
        {
            operation.Reporter.Warn($"'{id.Shown}' existed already, just as it is wanted. It is adopted: from now on this program manages it.");
        }
        else if (overwrite)
        {
            operation.Reporter.Warn($"'{id.Shown}' existed already and was overwritten, as 'overwrite: true' asks. What differed: {string.Join(", ", differences)}.");
        }
        else
        {
            throw new OperationFailedException(FailureKind.AlreadyExists, Refusal($"Creating '{id.Shown}' is refused", operation, id, differences));
        }
    }

    /// <summary>Tells in a preview what <see cref="Demand"/> would do. False when it would stop the create.</summary>
    public static bool Foretell(Operation operation, EntryId id, MediaProvider? there, MediaProvider wanted, bool overwrite)
    {
        if (there is null)
        {
            return true;
        }

        var differences = EntryComparison.Differences(there, wanted, maskedIsEqual: false);
        operation.Reporter.Warn(differences.Count == 0
            ? $"'{id.Shown}' exists already, just as it is wanted. It will be adopted: from then on this program manages it."
            : overwrite
                ? $"'{id.Shown}' exists already and will be overwritten, as 'overwrite: true' asks. What differs: {string.Join(", ", differences)}."
                : Refusal($"Creating '{id.Shown}' will be refused", operation, id, differences));
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
    public static void DemandOneSpelling(Operation operation, string refused, MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite, bool overwrite)
    {
        if (OtherSpelling(list, id, mayOverwrite) is not { } other)
        {
            return;
        }

        if (!overwrite)
        {
            throw new OperationFailedException(FailureKind.AlreadyExists, SpellingRefusal(refused, other));
        }

        operation.Reporter.Warn($"'{id.Shown}' was written, as 'overwrite: true' asks, although the bot has '{Printable.Of(other)}', which differs only in case: if the API takes the two for one, that one was overwritten.");
    }

    /// <summary>Tells in a preview what <see cref="DemandOneSpelling"/> would do. False when it would stop the create.</summary>
    public static bool ForetellOneSpelling(Operation operation, MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite, bool overwrite)
    {
        if (overwrite || OtherSpelling(list, id, mayOverwrite) is not { } other)
        {
            return true;
        }

        operation.Reporter.Warn(SpellingRefusal($"Creating '{id.Shown}' will be refused", other));
        return false;
    }

    private static string? OtherSpelling(MediaProviderList list, EntryId id, Func<EntryId, bool> mayOverwrite)
    {
        if (list.Find(id.Name) is not null || list.FindIgnoringCase(id.Name) is not [var other, ..] || mayOverwrite(id with { Name = other }))
        {
            return null;
        }

        var tellsThemApart = list.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < list.Names.Count;
        return tellsThemApart ? null : other;
    }

    private static string SpellingRefusal(string refused, string other) =>
        $"{refused}: the bot has '{Printable.Of(other)}', which differs only in case, and the API may take the two for one. Choose another name, or, if it tells them apart, set 'overwrite: true'.";

    private static string Refusal(string refused, Operation operation, EntryId id, List<string> differences) =>
        $"{refused}: an entry of that name exists and differs in {string.Join(", ", differences)}. "
        + $"To take it over, {operation.Advice.Import(id.ToString())}. To overwrite it, set 'overwrite: true'. "
        + $"If the resource was only renamed in the program, {operation.Advice.Renamed}. If its credentials change in the same step as its replacement, update them first.";
}
