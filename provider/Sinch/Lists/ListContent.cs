using System.Security.Cryptography;
using MediaProviders.Sinch.Entries;

namespace MediaProviders.Sinch.Lists;

/// <summary>
/// The bytes of one answer and where in them each entry stands. Its holders count: <see cref="Release"/> by the last one overwrites the bytes with zeros.
/// </summary>
internal sealed class ListContent
{
    private readonly byte[] buffer;
    private readonly Dictionary<string, Range> positions;
    private readonly IReadOnlySet<string> duplicateNames;
    private int holders = 1;

    /// <summary>Takes over <paramref name="buffer"/>, which nothing else may use from now on.</summary>
    public ListContent(byte[] buffer, Dictionary<string, Range> positions, IReadOnlySet<string> duplicateNames)
    {
        this.buffer = buffer;
        this.positions = positions;
        this.duplicateNames = duplicateNames;
    }

    /// <summary>See <see cref="MediaProviderList.HasArray"/>.</summary>
    public required bool HasArray { get; init; }

    /// <summary>See <see cref="MediaProviderList.SkippedEntries"/>.</summary>
    public required int SkippedEntries { get; init; }

    /// <summary>See <see cref="MediaProviderList.Doubt"/>.</summary>
    public required Doubt? Doubt { get; init; }

    /// <summary>Why the list may be out of date; null for no reason.</summary>
    public required Doubt? Staleness { get; init; }

    /// <summary>See <see cref="MediaProviderList.DuplicateNames"/>.</summary>
    public IReadOnlyCollection<string> DuplicateNames => duplicateNames;

    /// <summary>Every name, in the order of the answer.</summary>
    public IReadOnlyCollection<string> Names => positions.Keys;

    /// <summary>Bytes of memory that the answer takes.</summary>
    public int Size => buffer.Length;

    /// <summary>True once the bytes are zeros.</summary>
    public bool IsWiped => Volatile.Read(ref holders) == 0;

    /// <summary>Looks at one name; makes texts of its entry alone.</summary>
    public Sighting Look(string name) =>
        !positions.TryGetValue(name, out var position) ? (Doubt is null ? new Sighting.Absent() : new Sighting.Unproven(Doubt))
        : duplicateNames.Contains(name) ? new Sighting.Unproven(ListProof.Twice)
        : new Sighting.Present(EntryReader.Read(buffer.AsSpan(position), name));

    /// <summary>Copies what is unknown of one entry; null for nothing.</summary>
    public UnknownMembers? FindUnknown(string name) => positions.TryGetValue(name, out var position) ? UnknownMembers.Of(buffer.AsSpan(position)) : null;

    /// <summary>Makes summaries of all entries, without a text of any credential.</summary>
    public IReadOnlyList<MediaProvider.Summary> ReadSummaries()
    {
        var summaries = new List<MediaProvider.Summary>(positions.Count);
        foreach (var (name, position) in positions)
        {
            summaries.Add(EntryReader.ReadSummary(buffer.AsSpan(position), name));
        }

        return summaries;
    }

    /// <summary>One more holder.</summary>
    public ListContent Retain()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    /// <summary>One holder less.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            CryptographicOperations.ZeroMemory(buffer);
        }
    }
}
