using System.Collections.Concurrent;
using MediaProviders.Schema;

namespace MediaProviders.Safety;

/// <summary>
/// Knows which resources this session has read by their id alone. An engine that imports by a resource's option reads, checks, compares and updates in one
/// go, so an import that differs from the program overwrites what it has just taken over. Used by many calls at a time.
/// </summary>
internal sealed class ImportedEntries
{
    private readonly ConcurrentDictionary<string, EntryId> imported = new(StringComparer.Ordinal);

    public void Imported(string address, EntryId id) => imported[address] = id;

    /// <summary>Warns, once, where an update changes what the same command has imported; its preview is told so too.</summary>
    public void WarnOfChange(Operation operation, EntryId id, Plan plan)
    {
        if (plan.IsChange && imported.TryGetValue(operation.Address, out var read) && read == id && imported.TryRemove(operation.Address, out _))
        {
            operation.Reporter.Warn($"'{id.Shown}' is imported and changed in the same step: {string.Join(", ", plan.Changes.Select(change => change.Path))}. "
                + "To import it unchanged, use the bot's values in the program.");
        }
    }
}
