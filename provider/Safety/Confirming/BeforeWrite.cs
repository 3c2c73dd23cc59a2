using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>What the last look before a write showed of the entry that is going to be written, and how that look is made.</summary>
/// <param name="Entry">The entry of exactly that name; null for none, or where the list does not tell.</param>
/// <param name="OtherSpellings">Those whose names a service may take for the same.</param>
/// <param name="Unknown">What a write has to carry of the entry besides; null for nothing. Wiped with this.</param>
/// <param name="Doubt">Why the list does not tell what is there, so that a write overwrites whatever there is; null where it does.</param>
internal sealed record BeforeWrite(MediaProvider? Entry, IReadOnlyList<MediaProvider> OtherSpellings, UnknownMembers? Unknown, Doubt? Doubt) : IDisposable
{
    /// <summary>How long a create looks again while the list proves nothing: 10 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static BeforeWrite Of(MediaProviderList list, string name)
    {
        Doubt? doubt = null;
        var entry = list.LookNow(name).EntryOr(unproven =>
        {
            doubt = unproven;
            return null;
        });
        return new BeforeWrite(entry, Spellings(list, name), entry is null ? null : list.FindUnknown(name), doubt);
    }

    /// <summary>
    /// The first list that proves something about the name, or the last one that was requested within <paramref name="patience"/>: a cache may have answered
    /// only once.
    /// </summary>
    public static async Task<MediaProviderList> LookAsync(
        IMediaProvidersApi api, TimeProvider time, EntryId id, TimeSpan patience, Reporter reporter, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time, reporter);
        while (true)
        {
            var list = await api.GetAsync(id.BotId, Freshness.Now, reporter, cancellationToken);
            if (backoff.Elapsed >= patience || list.LookNow(id.Name) is not Sighting.Unproven)
            {
                return list;
            }

            list.Dispose();
            await backoff.WaitAsync(wait => $"next look in {wait}: the list proves nothing", cancellationToken);
        }
    }

    /// <summary>True when a later look shows the entry as it was, or as an earlier attempt at the write made it.</summary>
    public bool IsStill(MediaProvider? now, MediaProvider sent) => EntryComparison.IsUnchanged(Entry, now) || EntryComparison.Shows(now, sent);

    /// <summary>
    /// What a later list shows of the write of <paramref name="sent"/>: the entry of its name or, where a server changes the case of names, one of another
    /// spelling that holds what was sent and was not there before; null for none. A list that may be out of date shows nothing of it.
    /// </summary>
    public MediaProvider? FindWritten(MediaProviderList list, MediaProvider sent) =>
        list.IsStale ? null : Shown(list, sent.Name) ?? Spellings(list, sent.Name).Find(other => EntryComparison.Shows(other, sent)
            && !OtherSpellings.Any(was => was.Name == other.Name && EntryComparison.IsUnchanged(was, other)));

    public void Dispose() => Unknown?.Dispose();

    private static List<MediaProvider> Spellings(MediaProviderList list, string name) =>
        [.. list.FindLike(name).Select(other => Shown(list, other)).OfType<MediaProvider>()];

    // What a list does not prove confirms nothing.
    private static MediaProvider? Shown(MediaProviderList list, string name) => list.Look(name).EntryOr(_ => null);
}
