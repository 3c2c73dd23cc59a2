using MediaProviders.Api;

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

    /// <summary>Tells in a preview what <see cref="Demand"/> would do.</summary>
    public static void Foretell(Operation operation, EntryId id, MediaProvider? there, MediaProvider wanted, bool overwrite)
    {
        if (there is null)
        {
            return;
        }

        var differences = EntryComparison.Differences(there, wanted, maskedIsEqual: false);
        operation.Reporter.Warn(differences.Count == 0
            ? $"'{id.Shown}' exists already, just as it is wanted. It will be adopted: from then on this program manages it."
            : overwrite
                ? $"'{id.Shown}' exists already and will be overwritten, as 'overwrite: true' asks. What differs: {string.Join(", ", differences)}."
                : Refusal($"Creating '{id.Shown}' will be refused", operation, id, differences));
    }

    private static string Refusal(string refused, Operation operation, EntryId id, List<string> differences) =>
        $"{refused}: an entry of that name exists and differs in {string.Join(", ", differences)}. "
        + $"To take it over, {operation.Advice.Import(id.ToString())}. To overwrite it, set 'overwrite: true'. "
        + $"If the resource was only renamed in the program, {operation.Advice.Renamed}. If its credentials change in the same step as its replacement, update them first.";
}
