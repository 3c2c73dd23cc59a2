namespace MediaProviders.Api;

/// <summary>
/// A bot's entries as one GET told them. The answer also holds the credentials of entries that nobody asked about, so it stays as bytes: a text is made
/// of one entry only, the one that <see cref="Find"/> is asked for. Several holders may share one answer; it is wiped when the last one disposes its list.
/// A list belongs to one holder and is not for use from several threads at once.
/// </summary>
internal sealed class MediaProviderList : IDisposable
{
    private ListContent? content;

    /// <summary>Takes over one share of <paramref name="content"/>.</summary>
    internal MediaProviderList(ListContent content) => this.content = content;

    private ListContent Content => content ?? throw new ObjectDisposedException(nameof(MediaProviderList));

    /// <summary>False when the answer was well formed but a level, or the array itself, was absent or null. What that means is the caller's to decide.</summary>
    public bool HasArray => Content.HasArray;

    /// <summary>
    /// True when an entry that it does not hold does not exist: the array is there, and the answer is not labelled as something else than JSON, as a page of
    /// somebody in the way would be.
    /// </summary>
    public bool ProvesAbsence => Content.HasArray && Content.IsJson;

    /// <summary>How many names the list holds.</summary>
    public int Count => Content.Names.Count;

    /// <summary>Elements of the array that are no entries: not an object, or without a name.</summary>
    public int SkippedEntries => Content.SkippedEntries;

    /// <summary>Names that the array holds more than once, each told once. The last entry of a name counts.</summary>
    public IReadOnlyList<string> DuplicateNames => Content.DuplicateNames;

    /// <summary>Every name, in the order of the answer, which means nothing.</summary>
    public IReadOnlyCollection<string> Names => Content.Names;

    /// <summary>Every entry without its credentials, in the order of the answer.</summary>
    public IReadOnlyList<MediaProviderSummary> Summaries => Content.ReadSummaries();

    /// <summary>Reads a list from the JSON text of an answer, which is copied.</summary>
    /// <exception cref="ApiException">With <see cref="ApiFailure.NotAList"/> when it is not one.</exception>
    public static MediaProviderList Parse(ReadOnlySpan<byte> json)
    {
        var buffer = json.ToArray();
        return ListReader.TryRead(buffer, buffer.Length, out var content, out var problem)
            ? new MediaProviderList(content)
            : throw new ApiException(ApiFailure.NotAList, $"Reading a list of media providers failed: {problem}.");
    }

    /// <summary>The entry of exactly that name, or null.</summary>
    public MediaProvider? Find(string name) => Content.Find(name);

    /// <summary>The names that differ from <paramref name="name"/> in the case of their letters only.</summary>
    public IReadOnlyList<string> FindIgnoringCase(string name)
    {
        List<string>? found = null;
        foreach (var candidate in Content.Names)
        {
            if (string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase) && candidate != name)
            {
                (found ??= []).Add(candidate);
            }
        }

        return found ?? (IReadOnlyList<string>)[];
    }

    /// <summary>Another holder's list of the same answer.</summary>
    internal MediaProviderList Share() => new(Content.Retain());

    /// <summary>Gives this share back. The answer is wiped with its last share.</summary>
    public void Dispose() => Interlocked.Exchange(ref content, null)?.Release();

    /// <summary>How many entries, never which.</summary>
    public override string ToString() => content is null ? "[wiped list]" : $"[list of {Count} entries]";
}
