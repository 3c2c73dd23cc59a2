using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>What the list showed of an entry before it is written.</summary>
/// <param name="Entry">The entry of exactly that name; null when there is none, or when the list does not prove it.</param>
/// <param name="OtherSpellings">Entries whose names the service may treat as the same name.</param>
/// <param name="Unknown">Members of the entry that a write has to send again; null when there are none. Wiped by <see cref="Dispose"/>.</param>
/// <param name="Doubt">Why the list does not prove what is there, so that a write overwrites whatever it is; null when the list proves it.</param>
internal sealed record BeforeWrite(MediaProvider? Entry, IReadOnlyList<MediaProvider> OtherSpellings, UnknownMembers? Unknown, Doubt? Doubt) : IDisposable
{
    /// <summary>How long the list is read again while it proves nothing: 10 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static BeforeWrite Of(MediaProviderList list, string name)
    {
        var sighting = list.LookNow(name);
        var entry = (sighting as Sighting.Present)?.Entry;
        return new BeforeWrite(entry, Spellings(list, name), entry is null ? null : list.FindUnknown(name), (sighting as Sighting.Unproven)?.Doubt);
    }

    /// <summary>
    /// The first list that proves something about the name, or the last one that was requested within <paramref name="patience"/>: a response from a cache may
    /// be an exception.
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

    /// <summary>True when the entry is unchanged since, or is what an earlier attempt of the same write sent.</summary>
    public bool IsStill(MediaProvider? now, MediaProvider sent) => EntryComparison.IsUnchanged(Entry, now) || EntryComparison.Shows(now, sent);

    /// <summary>
    /// The entry that a later list shows for the write of <paramref name="sent"/>: the one of its name or, if the server changes the case of names, one of
    /// another spelling that equals what was sent and was not there before. Null when there is none, or when the list may be out of date.
    /// </summary>
    public MediaProvider? FindWritten(MediaProviderList list, MediaProvider sent) =>
        list.IsStale ? null : Shown(list, sent.Name) ?? Spellings(list, sent.Name).Find(other => EntryComparison.Shows(other, sent)
            && !OtherSpellings.Any(was => was.Name == other.Name && EntryComparison.IsUnchanged(was, other)));

    public void Dispose() => Unknown?.Dispose();

    private static List<MediaProvider> Spellings(MediaProviderList list, string name) =>
        [.. list.FindLike(name).Select(other => Shown(list, other)).OfType<MediaProvider>()];

    private static MediaProvider? Shown(MediaProviderList list, string name) => list.Look(name).EntryOr(_ => null);
}

/// <summary>
/// Records whether a write or a delete may have reached the server, and reads the list again before a request that had to wait: another program may have
/// written the entry meanwhile.
/// </summary>
/// <param name="isStill">
/// Given the entry that is there now (null for none), whether the request may still be sent; null when it may be sent whatever is there.
/// </param>
internal sealed class WriteObserver(Reporter reporter, IMediaProvidersApi api, EntryId id, Func<MediaProvider?, bool>? isStill) : CallObserver
{
    /// <summary>False while no request was sent, or every one was certainly rejected.</summary>
    public bool MayHaveWritten { get; private set; }

    public override void Attempted(Attempt attempt) => MayHaveWritten |= attempt.MayHaveWritten;

    public override void Waiting(Wait wait) => reporter.Waiting(wait);

    public override void Noticed(string notice) => reporter.Noticed(notice);

    public override async Task HasWaitedAsync(CancellationToken cancellationToken)
    {
        if (isStill is null)
        {
            return;
        }

        using var list = await api.GetAsync(id.BotId, Freshness.Now, observer: null, cancellationToken);
        var reason = list.LookNow(id.Name).Match(
            present: now => isStill(now) ? null : "another program has changed it",
            absent: () => isStill(null) ? null : "another program has deleted it",
            unproven: doubt => $"the API's list does not prove what is there now, because {doubt.Reason}");
        if (reason is not null)
        {
            throw new ApiException(
                ApiFailure.Overtaken, $"The request for '{id.Shown}' had to wait, and meanwhile {reason}, so it was not sent. Run the command again.");
        }
    }
}
