namespace MediaProviders.Sinch;

/// <summary>
/// A bot's entries as one GET returned them. The answer also holds the credentials of entries that were not asked about, so it stays as bytes: a text is made
/// of one entry only, the one that <see cref="Look"/> is asked for. Several holders may share one answer; it is wiped when the last one disposes its list.
/// A list belongs to one holder and is not for use from several threads at once.
/// </summary>
internal sealed class MediaProviderList(ListContent content) : IDisposable
{
    private ListContent? content = content;

    private ListContent Content => content ?? throw new ObjectDisposedException(nameof(MediaProviderList));

    /// <summary>False when the answer was well formed but a level, or the array itself, was absent or null.</summary>
    public bool HasArray => Content.HasArray;

    public Doubt? Doubt => Content.Doubt;

    /// <summary>Why the list may not be all that the bot has, each name once; null when it is.</summary>
    public Doubt? DoubtOfAll => Content.Doubt ?? (DuplicateNames.Count > 0 ? Doubt.SomeTwice : null);

    /// <summary>True when the list may be out of date, so that it proves no value either.</summary>
    public bool IsStale => Content.Staleness is not null;

    public int Count => Content.Names.Count;

    /// <summary>Names that occur more than once in the array, each listed once. None of their entries counts.</summary>
    public IReadOnlyCollection<string> DuplicateNames => Content.DuplicateNames;

    /// <summary>Every name, in the order of the answer, which means nothing.</summary>
    public IReadOnlyCollection<string> Names => Content.Names;

    public IReadOnlyList<MediaProvider.Summary> Summaries => Content.ReadSummaries();

    /// <summary>Reads a list from the JSON text of an answer, which is copied and of whose head nothing is known.</summary>
    public static MediaProviderList Parse(ReadOnlySpan<byte> json, bool missingIsEmpty = false)
    {
        var buffer = json.ToArray();
        return ListReader.TryRead(buffer, buffer.Length, answer: null, missingIsEmpty, out var content, out var problem)
            ? new MediaProviderList(content)
            : throw new ApiException(ApiFailure.NotAList, $"Reading a list of media providers failed: {problem}.");
    }

    /// <summary>What the list tells of that name. An entry that it shows is present, also where the list is a part or may be out of date.</summary>
    public Sighting Look(string name) => Content.Look(name);

    /// <summary>As <see cref="Look"/>, for what depends on the values of the entry: a list that may be out of date proves them as little as absence.</summary>
    public Sighting LookNow(string name) => Content.Staleness is { } staleness ? new Sighting.Unproven(staleness) : Content.Look(name);

    /// <summary>What this version does not know of the entry of exactly that name; null for nothing. The caller disposes it.</summary>
    public UnknownMembers? FindUnknown(string name) => Content.FindUnknown(name);

    public IReadOnlyList<string> FindLike(string name) => [.. Content.Names.Where(candidate => NameLikeness.MayBeOne(candidate, name) && candidate != name)];

    internal MediaProviderList Share() => new(Content.Retain());

    public void Dispose() => Interlocked.Exchange(ref content, null)?.Release();

    public override string ToString() => content is null ? "[wiped list]" : $"[list of {Count} entries]";
}
