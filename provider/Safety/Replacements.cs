using System.Collections.Concurrent;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// What the resources of a session are wanted to be, and what of its entry a replacement has to keep. An engine says which changes are ignored when it compares
/// and when it updates, but not when it creates. Used by many calls at a time.
/// </summary>
internal sealed class Replacements
{
    private readonly ConcurrentDictionary<string, MediaProviderInputs> wanted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>Reports a check that succeeded.</summary>
    public void Want(string address, MediaProviderInputs inputs)
    {
        // Without the tree, which needs most of the memory: a program may have thousands of resources.
        wanted[address] = inputs with { Tree = ObjectValue.Empty };
    }

    /// <summary>What the program wants of a resource; null when it has not been checked, or something was wrong with it.</summary>
    public MediaProviderInputs? FindWanted(string address) => wanted.GetValueOrDefault(address);

    /// <summary>Reports a Diff.</summary>
    /// <param name="what">What a replacement has to keep; null for nothing.</param>
    public void Keep(string address, Kept? what)
    {
        if (what is not null)
        {
            kept[address] = what;
        }
        else if (!kept.IsEmpty)
        {
            kept.TryRemove(address, out _);
        }
    }

    /// <summary>What a replacement of the resource has to keep; null for nothing.</summary>
    public Kept? FindKept(string address) => kept.GetValueOrDefault(address);

    /// <param name="Id">The entry that the resource has.</param>
    /// <param name="Ignored">The paths whose changes are ignored.</param>
    /// <param name="Wanted">What the program wants, with ignored parts as the state has them.</param>
    /// <param name="Live">The entry as it was just before its delete, where that comes first; else null.</param>
    internal sealed record Kept(EntryId Id, IReadOnlyList<PropertyPath> Ignored, MediaProviderInputs Wanted, MediaProvider? Live = null);
}
