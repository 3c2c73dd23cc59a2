namespace MediaProviders.Api;

/// <summary>Collects where the entries of an answer stand.</summary>
/// <param name="offset">How many bytes of the buffer come before the JSON text.</param>
/// <param name="length">How long the JSON text is.</param>
internal sealed class ListIndex(int offset, int length)
{
    // An entry with short credentials takes about so many bytes: room for all of them from the beginning, instead of moving them again and again. Where they are
    // longer that is too much, so there is a limit to it.
    private const int UsualEntry = 100;
    private const int MostForeseen = 16 * 1024;

    private readonly Dictionary<string, Range> positions = new(Math.Min(length / UsualEntry, MostForeseen), StringComparer.Ordinal);
    private readonly HashSet<string> duplicateNames = new(StringComparer.Ordinal);
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
            duplicateNames.Add(name);
        }
    }

    /// <summary>The finished content, which owns <paramref name="buffer"/>.</summary>
    public ListContent ToContent(byte[] buffer) => new(buffer, positions, [.. duplicateNames], skippedEntries, HasArray);
}
