using System.Security.Cryptography;

namespace MediaProviders.Sinch;

/// <summary>
/// The bytes of one answer and where in them each entry stands, as <see cref="ListReader"/> finds them. Its holders count: <see cref="Release"/> by the last
/// one overwrites the bytes with zeros.
/// </summary>
/// <param name="buffer">The bytes, which nothing else may use once the list is read.</param>
/// <param name="pages">What the headers say about pages, to which the body adds.</param>
internal sealed class ListContent(byte[] buffer, Range json, PageSigns pages)
{
    // An entry with short credentials takes about so many bytes: room for all of them from the beginning, instead of moving them again and again. Where they
    // are longer that is too much, so there is a limit to it.
    private const int UsualEntry = 100;
    private const int MostForeseen = 16 * 1024;

    private readonly int offset = json.Start.Value;
    private readonly Dictionary<string, Range> positions =
        new(Math.Min((json.End.Value - json.Start.Value) / UsualEntry, MostForeseen), StringComparer.Ordinal);

    private readonly HashSet<string> duplicateNames = new(StringComparer.Ordinal);
    private int holders = 1;

    public bool HasArray { get; set; }

    /// <summary>True when a member beside the levels of the list has the name of one in other letters.</summary>
    public bool HasOtherSpelling { get; set; }

    /// <summary>True when there is another array next to the levels of the list.</summary>
    public bool HasOtherArray { get; set; }

    public int Elements { get; private set; }

    public int SkippedEntries { get; private set; }

    public PageSigns Pages => pages;

    public Doubt? Doubt { get; set; }

    public Doubt? Staleness { get; init; }

    public IReadOnlyCollection<string> DuplicateNames => duplicateNames;

    public IReadOnlyCollection<string> Names => positions.Keys;

    public int Size => buffer.Length;

    public bool IsWiped => Volatile.Read(ref holders) == 0;

    /// <summary>Adds the element between two positions of the JSON text; null for <paramref name="name"/> means that it is no entry.</summary>
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

    /// <summary>Makes summaries of all entries, without a text of any credential.</summary>
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
