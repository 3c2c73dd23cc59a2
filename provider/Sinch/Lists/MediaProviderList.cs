using System.Security.Cryptography;

namespace MediaProviders.Sinch;

/// <summary>
/// The entries of a bot as a GET returned them. The response also has the credentials of other entries, so it is kept as bytes: strings are created only for
/// the entry that is passed to <see cref="Look"/>. Several lists may share one response, which is wiped when the last of them is disposed of. Not thread-safe.
/// </summary>
internal sealed class MediaProviderList(ListContent content) : IDisposable
{
    private ListContent? content = content;

    private ListContent Content => content ?? throw new ObjectDisposedException(nameof(MediaProviderList));

    /// <summary>False when a level, or the array itself, was absent or null.</summary>
    public bool HasArray => Content.HasArray;

    /// <summary>Why the list does not prove that a name it lacks is absent; null when it does.</summary>
    public Doubt? Doubt => Content.Doubt;

    /// <summary>Why the list may not have all entries of the bot, or has a name twice; null when it has each entry once.</summary>
    public Doubt? DoubtOfAll => Content.Doubt ?? (DuplicateNames.Count > 0 ? Doubt.SomeTwice : null);

    /// <summary>True when the list may be out of date, so that it does not prove the values of an entry either.</summary>
    public bool IsStale => Content.Staleness is not null;

    public int Count => Content.Names.Count;

    /// <summary>Names that occur more than once in the array, each listed once. None of their entries is used.</summary>
    public IReadOnlyCollection<string> DuplicateNames => Content.DuplicateNames;

    /// <summary>All names, in no particular order.</summary>
    public IReadOnlyCollection<string> Names => Content.Names;

    public IReadOnlyList<MediaProvider.Summary> Summaries => Content.ReadSummaries();

    /// <summary>Reads a list from a copy of a JSON text, without status and headers.</summary>
    public static MediaProviderList Parse(ReadOnlySpan<byte> json, bool missingIsEmpty = false)
    {
        var buffer = json.ToArray();
        return ListReader.TryRead(buffer, buffer.Length, response: null, missingIsEmpty, out var content, out var problem)
            ? new MediaProviderList(content)
            : throw new ApiException(ApiFailure.NotAList, $"Reading a list of media providers failed: {problem}.");
    }

    /// <summary>What the list proves about a name. An entry that it shows is present, even if the list is incomplete or may be out of date.</summary>
    public Sighting Look(string name) => Content.Look(name);

    /// <summary>As <see cref="Look"/>, for a caller that depends on the values of the entry: a list that may be out of date proves nothing.</summary>
    public Sighting LookNow(string name) => Content.Staleness is { } staleness ? new Sighting.Unproven(staleness) : Content.Look(name);

    /// <summary>The unknown members of the entry of exactly that name; null when there are none. The caller must dispose of them.</summary>
    public UnknownMembers? FindUnknown(string name) => Content.FindUnknown(name);

    public IReadOnlyList<string> FindLike(string name) => [.. Content.Names.Where(candidate => NameLikeness.MayBeOne(candidate, name) && candidate != name)];

    public void Dispose() => Interlocked.Exchange(ref content, null)?.Release();

    public override string ToString() => content is null ? "[wiped list]" : $"[list of {Count} entries]";
}

/// <summary>
/// The bytes of a response and the position of each entry in them, found by <see cref="ListReader"/>. Reference-counted: the last <see cref="Release"/> zeroes
/// the bytes.
/// </summary>
/// <param name="buffer">The bytes, which the content owns.</param>
/// <param name="cancellationToken">Ends the reading of the response.</param>
internal sealed class ListContent(byte[] buffer, Range json, CancellationToken cancellationToken)
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

    /// <summary>Signs of other pages in the headers and the body.</summary>
    public PageSigns Pages { get; } = new(cancellationToken);

    public Doubt? Doubt { get; set; }

    public Doubt? Staleness => Pages.SaysStale ? Doubt.Stale : null;

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
