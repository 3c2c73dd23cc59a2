using MediaProviders.Values;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// Holds an id against the properties that are known beside it. They never part by themselves, so where they do somebody has edited the state, and an update
/// or a delete would hit an entry that the program does not name.
/// </summary>
internal static class StatedId
{
    /// <summary>True when the properties name the same entry, or none.</summary>
    public static bool Agrees(EntryId id, ObjectValue properties) => EntryInputs.IdOf(properties) is not { } named || named == id;

    /// <summary>Stops what is about to be done where they name another entry.</summary>
    /// <param name="doing">What was about to be done, as the beginning of a sentence: "Deleting".</param>
    /// <param name="operation">The operation.</param>
    /// <param name="id">The id.</param>
    /// <param name="properties">What is known beside it.</param>
    /// <exception cref="OperationFailedException">They name another entry.</exception>
    public static void Demand(string doing, Operation operation, EntryId id, ObjectValue properties)
    {
        if (!Agrees(id, properties))
        {
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"{doing} '{id.Shown}' is refused: the properties beside this id name '{EntryInputs.IdOf(properties)!.Shown}', so the state has been edited. To drop it from the state without touching any entry, {operation.Advice.Forget}; then import the entry that is meant.");
        }
    }
}
