using MediaProviders.Values;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// Holds the id of an update against what the program names. Neither changes in an update, so where they part somebody has edited the state, and the update would
/// overwrite an entry that the program does not name, past every guard.
/// </summary>
internal static class StatedId
{
    /// <summary>Stops an update whose id is another entry's.</summary>
    /// <exception cref="OperationFailedException">The program names another entry than the id.</exception>
    public static void Demand(Operation operation, EntryId id, ObjectValue desired)
    {
        if (EntryInputs.IdOf(desired) is { } named && named != id)
        {
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"Updating '{id.Shown}' is refused: the program names '{named.Shown}', so the id in the state has been edited. To drop it from the state without touching any entry, {operation.Advice.Forget}; then import the entry that is meant.");
        }
    }
}
