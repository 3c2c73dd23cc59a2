using System.Security.Cryptography;

namespace MediaProviders.Api;

/// <summary>
/// The bytes of one answer and where in them each entry stands. Its holders count: <see cref="Release"/> by the last one overwrites the bytes with zeros.
/// </summary>
internal sealed class ListContent
{
    private readonly byte[] buffer;
    private readonly Dictionary<string, Range> positions;
    private int holders = 1;

    /// <summary>Takes over <paramref name="buffer"/>, which nobody else may use from now on.</summary>
    public ListContent(byte[] buffer, Dictionary<string, Range> positions, IReadOnlyList<string> duplicateNames, int skippedEntries, bool hasArray)
    {
        this.buffer = buffer;
        this.positions = positions;
        DuplicateNames = duplicateNames;
        SkippedEntries = skippedEntries;
        HasArray = hasArray;
    }

    /// <summary>See <see cref="MediaProviderList.HasArray"/>.</summary>
    public bool HasArray { get; }

    /// <summary>False when the answer's Content-Type names something else than JSON; true where it names nothing.</summary>
    public bool IsJson { get; set; } = true;

    /// <summary>See <see cref="MediaProviderList.SkippedEntries"/>.</summary>
    public int SkippedEntries { get; }

    /// <summary>See <see cref="MediaProviderList.DuplicateNames"/>.</summary>
    public IReadOnlyList<string> DuplicateNames { get; }

    /// <summary>Every name, in the order of the answer.</summary>
    public IReadOnlyCollection<string> Names => positions.Keys;

    /// <summary>Bytes of memory that the answer takes.</summary>
    public int Size => buffer.Length;

    /// <summary>True once the bytes are zeros.</summary>
    public bool IsWiped => Volatile.Read(ref holders) == 0;

    /// <summary>Makes texts of one entry.</summary>
    public MediaProvider? Find(string name) =>
        positions.TryGetValue(name, out var position) ? EntryReader.Read(buffer.AsSpan(position), name) : null;

    /// <summary>Makes summaries of all entries, without a text of any credential.</summary>
    public IReadOnlyList<MediaProviderSummary> ReadSummaries()
    {
        var summaries = new List<MediaProviderSummary>(positions.Count);
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
