using MediaProviders.Api;
using MediaProviders.Values;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// Tells by its state a resource whose create was sent where nothing was and has never been seen. Whatever differs there later from what was sent may be
/// somebody else's, and the guard of a create counts for it still. Such a state lacks 'authentication': nobody knows yet what is in force.
/// </summary>
internal static class UnconfirmedCreate
{
    /// <summary>The state of an entry that may have been created from those inputs.</summary>
    public static ObjectValue StateOf(ObjectValue inputs) => inputs.With("authentication", null);

    /// <summary>True when what is there differs from what was sent and nobody has ever seen to be there.</summary>
    /// <param name="state">The resource's state.</param>
    /// <param name="there">What is there.</param>
    public static bool MayBeSomebodyElses(ObjectValue state, MediaProvider there) => DifferencesTo(state, there).Count > 0;

    /// <summary>Stops an update that would overwrite an entry which is not what the create sent.</summary>
    /// <exception cref="OperationFailedException">It is another entry, and the program does not let it be overwritten.</exception>
    public static void Demand(Operation operation, EntryId id, ObjectValue state, MediaProvider there, bool overwrite)
    {
        var differences = DifferencesTo(state, there);
        if (differences.Count > 0 && !overwrite)
        {
            throw new OperationFailedException(
                FailureKind.AlreadyExists,
                $"Updating '{id.Shown}' is refused: its create was never confirmed, and the entry that is there now differs from what was sent in {string.Join(", ", differences)}, so it may be somebody else's. "
                + $"To overwrite it, set 'overwrite: true'. To drop it from the state without touching the entry, {operation.Advice.Forget}.");
        }
    }

    private static List<string> DifferencesTo(ObjectValue state, MediaProvider there) =>
        state["config"].Plain is ObjectValue && state["authentication"].IsAbsent && EntryInputs.EntryOf(state) is { } sent
            ? EntryComparison.Differences(there, sent, maskedIsEqual: true)
            : [];
}
