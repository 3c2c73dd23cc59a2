namespace MediaProviders.Api;

/// <summary>Collects where the entries of an answer stand.</summary>
/// <param name="offset">How many bytes of the buffer come before the JSON text.</param>
internal sealed class ListIndex(int offset)
{
    private readonly Dictionary<string, Range> positions = new(StringComparer.Ordinal);
    private readonly List<string> duplicateNames = [];
    private int skippedEntries;

    /// <summary>True once the array has been found.</summary>
    public bool HasArray { get; set; }

    /// <summary>Adds the element between two positions of the JSON text; null for <paramref name="name"/> means that it is no entry.</summary>
    public void Add(string? name, int start, int end)
    {
        if (string.IsNullOrEmpty(name))
        {
            skippedEntries++;
            return;
        }

        if (!positions.TryAdd(name, (start + offset)..(end + offset)))
        {
            positions[name] = (start + offset)..(end + offset);
            if (!duplicateNames.Contains(name))
            {
                duplicateNames.Add(name);
            }
        }
    }

    /// <summary>The finished content, which owns <paramref name="buffer"/>.</summary>
    public ListContent ToContent(byte[] buffer) => new(buffer, positions, duplicateNames, skippedEntries, HasArray);
}
