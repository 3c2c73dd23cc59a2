namespace MediaProviders.Sinch.Lists;

/// <summary>Collects where the entries of an answer stand.</summary>
/// <param name="offset">How many bytes of the buffer come before the JSON text.</param>
/// <param name="length">How long the JSON text is.</param>
/// <param name="pages">What the headers say about pages, to which the body adds.</param>
internal sealed class ListIndex(int offset, int length, PageSigns pages)
{
    // An entry with short credentials takes about so many bytes: room for all of them from the beginning, instead of moving them again and again. Where they
    // are longer that is too much, so there is a limit to it.
    private const int UsualEntry = 100;
    private const int MostForeseen = 16 * 1024;

    private readonly Dictionary<string, Range> positions = new(Math.Min(length / UsualEntry, MostForeseen), StringComparer.Ordinal);
    private readonly HashSet<string> duplicateNames = new(StringComparer.Ordinal);

    /// <summary>True once the array has been found.</summary>
    public bool HasArray { get; set; }

    /// <summary>True when a member beside the levels of the list has the name of one in other letters.</summary>
    public bool HasOtherSpelling { get; set; }

    /// <summary>True when another array stands beside the levels of the list.</summary>
    public bool HasOtherArray { get; set; }

    /// <summary>How many elements the array has, of whatever kind.</summary>
    public int Elements { get; private set; }

    /// <summary>How many of them have no readable name.</summary>
    public int SkippedEntries { get; private set; }

    /// <summary>What the answer says about pages.</summary>
    public PageSigns Pages { get; } = pages;

    /// <summary>Adds the element between two positions of the JSON text; null for <paramref name="name"/> means that it is no entry.</summary>
    public void Add(string? name, int start, int end)
    {
        Elements++;
        if (string.IsNullOrEmpty(name))
        {
            SkippedEntries++;
            return;
        }

        if (!positions.TryAdd(name, (start + offset)..(end + offset)))
        {
            duplicateNames.Add(name);
        }
    }

    /// <summary>The finished content, which owns <paramref name="buffer"/>.</summary>
    /// <param name="buffer">The bytes of the answer.</param>
    /// <param name="doubt">What keeps it from being a proof.</param>
    /// <param name="staleness">Why it may be out of date.</param>
    public ListContent ToContent(byte[] buffer, Doubt? doubt, Doubt? staleness) => new(buffer, positions, duplicateNames)
    {
        HasArray = HasArray,
        SkippedEntries = SkippedEntries,
        Doubt = doubt,
        Staleness = staleness,
    };
}
