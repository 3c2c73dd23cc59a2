using MediaProviders.Safety.Confirming;
using MediaProviders.Safety.Operations;
using MediaProviders.Schema;
using MediaProviders.Sinch.Entries;
using MediaProviders.Values;

namespace MediaProviders.Safety.Guards;

/// <summary>
/// Tells by its state a resource whose create was sent and has never been seen. Whatever differs there later from what was sent, or hides whether it does, may be
/// another program's, and the guard of a create counts for it still. Such a state lacks 'authentication': it is not known yet what is in force. Only a confirmed write
/// or a look at the identical entry takes the mark away.
/// </summary>
internal static class UnconfirmedCreate
{
    /// <summary>The state of an entry that may have been created from those inputs.</summary>
    public static ObjectValue StateOf(ObjectValue inputs) => inputs.With("authentication", null);

    /// <summary>True when what is there differs from what was sent and has never been seen there.</summary>
    /// <param name="state">The resource's state.</param>
    /// <param name="there">What is there.</param>
    public static bool MayBeSomebodyElses(ObjectValue state, MediaProvider there) => DifferencesTo(state, there).Count > 0;

    /// <summary>Stops an update that would overwrite an entry which is not what the create sent.</summary>
    /// <exception cref="OperationFailedException">It is another entry, and the program does not let it be overwritten.</exception>
    public static void ThrowIfAnother(Operation operation, EntryId id, ObjectValue state, MediaProvider there, bool overwrite)
    {
        var differences = DifferencesTo(state, there);
        if (differences.Count > 0 && !overwrite)
        {
            throw new OperationFailedException(
                FailureKind.AlreadyExists,
                $"Updating '{id.Shown}' is refused: its create was never confirmed, and the entry that is there now differs from what was sent in {string.Join(", ", differences)}, so it may belong to another program. "
                + $"To overwrite it, set 'overwrite: true'. To drop it from the state without touching the entry, {operation.Advice.Forget}.");
        }
    }

    /// <summary>
    /// Ends a read whose entry is not the one that was sent. The state stays as it is, with its mark; an engine keeps such a resource as unfinished, so that its next
    /// update comes even where nothing in the program has changed.
    /// </summary>
    /// <param name="shape">The resource's shape.</param>
    /// <param name="id">The entry.</param>
    /// <param name="lastKnown">What is known of the resource: what was sent.</param>
    /// <param name="there">What is there.</param>
    /// <exception cref="PartlyDoneException">It may be another entry.</exception>
    public static void KeepMarked(ResourceShape shape, EntryId id, LastKnown lastKnown, MediaProvider there)
    {
        var differences = DifferencesTo(lastKnown.State, there);
        if (differences.Count > 0)
        {
            throw new PartlyDoneException(
                id.ToString(),
                shape.Inputs.Mark(lastKnown.Inputs.Members.Count > 0 ? lastKnown.Inputs : StateOf(lastKnown.State)),
                shape.Outputs.Mark(lastKnown.State),
                $"The create of '{id.Shown}' was never confirmed, and the entry that is there now differs from what was sent, or hides whether it does, in {string.Join(", ", differences)}: it may belong to another program. The state keeps what was sent. To make the entry yours, set 'overwrite: true' for the next update.");
        }
    }

    private static List<string> DifferencesTo(ObjectValue state, MediaProvider there) =>
        state["config"].Plain is ObjectValue && state["authentication"].IsAbsent && EntryInputs.EntryOf(state) is { } sent
            ? EntryComparison.Differences(there, sent, maskedIsEqual: false)
            : [];
}
