using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// Checks an operation against the state. Bot and name never change during the life of a resource, so if they do not match the id, the state was edited, and
/// the operation would change an entry that no other check has seen. And an entry that differs from an unconfirmed create, or hides whether it does, may belong
/// to another program, so it is still protected like an entry that a create finds.
/// </summary>
internal static class StateGuard
{
    /// <summary>Refuses an operation whose id is not that of the bot and name in the state. Values that the state lacks, as after an import, match.</summary>
    public static void ThrowIfStateNamesAnother(Operation operation, string doing, EntryId id, MediaProviderState state)
    {
        foreach (var properties in (ReadOnlySpan<ObjectValue>)[state.Tree, state.Known.Inputs])
        {
            ThrowIfAnother(properties[MediaProviderInputs.Key.BotId], MediaProviderInputs.Key.BotId, id.BotId);
            ThrowIfAnother(properties[MediaProviderInputs.Key.Name], MediaProviderInputs.Key.Name, id.Name);
        }

        void ThrowIfAnother(Value stated, string property, string expected)
        {
            if (IsAnother(stated, expected))
            {
                // Without inputs it is not a resource of the state, but one that a program reads by an id and properties of its own.
                var wayOut = state.Known.Inputs.Members.Count > 0
                    ? $"so the id in the state has been edited. To remove it from the state without touching any entry, {operation.Advice.Forget}; then import "
                        + "the right entry."
                    : "so it is not clear which entry is meant. Correct one of the two.";
                throw new OperationFailedException(FailureKind.Precondition, $"{doing} '{id.Shown}' is refused: the '{property}' that is stored with this id "
                    + $"is {Shown(stated)}, {wayOut}");
            }
        }
    }

    /// <summary>True when the id names another entry than the state does.</summary>
    public static bool NamesAnother(EntryId id, MediaProviderState state) => NamesAnother(id, state.Tree) || NamesAnother(id, state.Known.Inputs);

    /// <summary>Refuses an update whose id is not that of the bot and name in the program.</summary>
    public static void ThrowIfProgramNamesAnother(Operation operation, EntryId id, MediaProviderInputs wanted)
    {
        if (wanted.Id is { } named && named != id)
        {
            var shown = wanted.HidesId ? "another entry" : $"'{named.Shown}'";
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"Updating '{id.Shown}' is refused: the program names {shown}, so the id in the state has been edited. To remove it from the state without "
                    + $"touching any entry, {operation.Advice.Forget}; then import the right entry.");
        }
    }

    /// <summary>Refuses an update that would overwrite an entry that differs from what the unconfirmed create sent.</summary>
    public static void ThrowIfUnconfirmedIsAnother(Operation operation, EntryId id, MediaProviderState state, MediaProvider there, bool overwrite)
    {
        var differences = state.DifferencesFromSent(there);
        if (differences.Count > 0 && !overwrite)
        {
            throw new OperationFailedException(
                FailureKind.AlreadyExists,
                $"Updating '{id.Shown}' is refused: its create was never confirmed, and the entry that is there now differs from what was sent in "
                    + $"{string.Join(", ", differences)}, so it may belong to another program. "
                + $"To overwrite it, set 'overwrite: true'. To remove it from the state without touching the entry, {operation.Advice.Forget}.");
        }
    }

    /// <summary>
    /// Fails a read whose entry differs from what the unconfirmed create sent. The state stays unconfirmed, and the engine keeps the resource as unfinished, so
    /// that it is updated next time even if nothing in the program has changed.
    /// </summary>
    public static void KeepUnconfirmed(ResourceShape shape, EntryId id, MediaProviderState state, MediaProvider there)
    {
        var differences = state.DifferencesFromSent(there);
        if (differences.Count > 0)
        {
            throw new PartlyDoneException(
                id.ToString(),
                shape.Inputs.Mark(state.Known.Inputs.Members.Count > 0 ? state.Known.Inputs : state.Tree.With(MediaProviderInputs.Key.Authentication, null)),
                shape.Outputs.Mark(state.Tree),
                $"The create of '{id.Shown}' was never confirmed, and the entry that is there now differs from what was sent, or may differ, in "
                    + $"{string.Join(", ", differences)}: it may belong to another program. The state keeps what was sent. To make the entry yours, set "
                    + "'overwrite: true' for the next update.");
        }
    }

    /// <summary>Warns about an unconfirmed create that the list does not show: a request may still be on its way, and a list may lag.</summary>
    /// <param name="twin">Another spelling of the name under which the list shows what was sent; null for none.</param>
    public static void WarnOfLateCreate(Operation operation, EntryId id, MediaProviderState state, string? twin = null)
    {
        if (state.IsUnconfirmed)
        {
            operation.Reporter.Warn(twin is null
                ? $"'{id.Shown}' is not there, but its create was never confirmed, so it may still appear. It is no longer in the state; if it appears and no "
                    + "program has it, delete it by hand."
                : $"'{id.Shown}' is not there, but its create was never confirmed, and '{Printable.Of(twin)}' holds what was sent. If the API keeps it under "
                    + "that name, delete it by hand.");
        }
    }

    /// <summary>
    /// Warns about changes made outside of the program that the write of <paramref name="entry"/> overwrites with other values.
    /// </summary>
    public static void WarnOfLost(Operation operation, EntryId id, MediaProvider live, MediaProvider? stated, MediaProvider entry)
    {
        var written = EntryComparison.Differences(live, entry, maskedIsEqual: false);
        List<string> changes = stated is null ? [] : EntryComparison.Differences(live, stated, maskedIsEqual: true);
        var lost = changes.FindAll(change => written.Exists(path => IsInside(path, change) || IsInside(change, path)));
        if (lost.Count > 0)
        {
            operation.Reporter.Warn($"'{id.Shown}' had been changed outside of this program ({string.Join(", ", lost)}); it is overwritten anyway.");
        }
    }

    private static bool NamesAnother(EntryId id, ObjectValue properties) =>
        IsAnother(properties[MediaProviderInputs.Key.BotId], id.BotId) || IsAnother(properties[MediaProviderInputs.Key.Name], id.Name);

    private static bool IsAnother(Value stated, string expected) => stated.Plain switch
    {
        Value.Null or Value.Unknown => false,
        Value.Text { Content: var content } => content.Length > 0 && !string.Equals(content, expected, StringComparison.Ordinal),
        _ => true,
    };

    private static string Shown(Value stated) => stated is { IsSecret: false, Plain: Value.Text text } ? $"'{Printable.Of(text.Content)}'" : "another one";

    private static bool IsInside(string path, string other) => path == other || path.StartsWith(other + ".", StringComparison.Ordinal);
}
