using System.Security.Cryptography;

namespace MediaProviders.Sinch;

/// <summary>
/// The bytes of a response and the position of each entry in them, found by <see cref="ListReader"/>. Reference-counted: the last <see cref="Release"/> zeroes
/// the bytes.
/// </summary>
/// <param name="buffer">The bytes, which the content owns.</param>
/// <param name="pages">Signs of other pages in the headers, to which the body adds.</param>
internal sealed class ListContent(byte[] buffer, Range json, PageSigns pages)
{
    // The size of an entry with short credentials, from which the capacity of the dictionary is estimated to avoid resizing, up to a limit.
    private const int UsualEntry = 100;
    private const int LargestEstimate = 16 * 1024;

    private readonly int offset = json.Start.Value;
    private readonly Dictionary<string, Range> positions =
        new(Math.Min((json.End.Value - json.Start.Value) / UsualEntry, LargestEstimate), StringComparer.Ordinal);

    private readonly HashSet<string> duplicateNames = new(StringComparer.Ordinal);
    private int holders = 1;

    public bool HasArray { get; set; }

    /// <summary>True when a member next to the levels of the list has the name of a level in another spelling, or contains entries.</summary>
    public bool HasOtherSpelling { get; set; }

    /// <summary>True when there is another array next to the levels of the list.</summary>
    public bool HasOtherArray { get; set; }

    public int Elements { get; private set; }

    public int SkippedEntries { get; private set; }

    public PageSigns Pages => pages;

    public Doubt? Doubt { get; set; }

    public Doubt? Staleness => pages.SaysStale ? Doubt.Stale : null;

    public IReadOnlyCollection<string> DuplicateNames => duplicateNames;

    public IReadOnlyCollection<string> Names => positions.Keys;

    public int Size => buffer.Length;

    public bool IsWiped => Volatile.Read(ref holders) == 0;

    /// <summary>Adds the array element between two positions of the JSON text; its <paramref name="name"/> is null when it is not an entry.</summary>
    public void Add(string? name, int start, int end)
    {
        Elements++;
        if (string.IsNullOrEmpty(name))
        {
            SkippedEntries++;
        }
        else if (!positions.TryAdd(name, (start + offset)..(end + offset)))
        {
            duplicateNames.Add(name);
        }
    }

    public Sighting Look(string name) =>
        !positions.TryGetValue(name, out var position) ? (Doubt is null ? new Sighting.Absent() : new Sighting.Unproven(Doubt))
        : duplicateNames.Contains(name) ? new Sighting.Unproven(Doubt.Twice)
        : new Sighting.Present(EntryFields.Read(buffer.AsMemory(position), name));

    public UnknownMembers? FindUnknown(string name) => positions.TryGetValue(name, out var position) ? UnknownMembers.Of(buffer.AsMemory(position)) : null;

    /// <summary>Reads all entries without creating a string of any credential.</summary>
    public IReadOnlyList<MediaProvider.Summary> ReadSummaries() =>
        [.. positions.Select(entry => EntryFields.ReadSummary(buffer.AsMemory(entry.Value), entry.Key))];

    public ListContent Retain()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
