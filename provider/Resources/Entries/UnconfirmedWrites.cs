using System.Collections.Concurrent;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// Knows which resources of this session were written without a confirmation. Such a write frees nothing: an entry that the resource has had before may still be the
/// one in use, and an engine may go on to delete it in spite of the failure. Used by many calls at a time.
/// </summary>
internal sealed class UnconfirmedWrites
{
    private readonly ConcurrentDictionary<string, EntryId> written = new(StringComparer.Ordinal);

    /// <summary>Notes that the resource may live at <paramref name="id"/>.</summary>
    public void Add(string address, EntryId id) => written[address] = id;

    /// <summary>Notes that the resource's last write is confirmed.</summary>
    public void Remove(string address) => written.TryRemove(address, out _);

    /// <summary>Stops a delete of what the resource has left for an entry that is not confirmed.</summary>
    /// <exception cref="OperationFailedException">The resource's new entry is not confirmed; the old one stays in the state, for the next command to delete.</exception>
    public void ThrowIfReplacing(Operation operation, EntryId id)
    {
        if (written.TryGetValue(operation.Address, out var replacement) && replacement != id)
        {
            throw new OperationFailedException(
                FailureKind.Precondition,
                $"Deleting '{id.Shown}' is refused for now: its replacement '{replacement.Shown}' is not confirmed, so the old entry may be the only one. It stays in the state; the next update finishes the replacement, and then deletes it.");
        }
    }
}
