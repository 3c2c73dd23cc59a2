using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>Looks at a bot's list before a write. If it proves nothing, it looks again for a while: a cache may have answered only once.</summary>
internal sealed class LookBeforeWrite(IMediaProvidersApi api, TimeProvider time)
{
    /// <summary>How long it looks again while the list proves nothing: 10 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The entry before an update; null for none, or where the update may overwrite any entry and the list does not prove what is there.</summary>
    /// <exception cref="OperationFailedException">The list does not prove what is there.</exception>
    public static MediaProvider? BeforeUpdate(Operation operation, EntryId id, Sighting sighting, bool overwrite, bool keepsValues) => sighting.EntryOr(doubt =>
    {
        operation.Reporter.Warn(overwrite && !keepsValues ? UnprovenList.LetsOverwrite(id, doubt) : throw UnprovenList.StopsUpdate(id, doubt, keepsValues));
        return null;
    });

    /// <summary>The first list that proves something about the name, or the last one that was requested within <paramref name="patience"/>.</summary>
    public async Task<MediaProviderList> ListAsync(EntryId id, TimeSpan patience, IReporter reporter, CancellationToken cancellationToken)
    {
        var observer = new ReportingObserver(reporter);
        var backoff = new Backoff(time, reporter);
        while (true)
        {
            var list = await api.GetAsync(id.BotId, Freshness.Now, observer, cancellationToken);
            if (backoff.Elapsed >= patience || list.LookNow(id.Name) is not Sighting.Unproven)
            {
                return list;
            }

            list.Dispose();
            await backoff.WaitAsync(wait => $"next look in {wait}: the list proves nothing", cancellationToken);
        }
    }

    /// <summary>
    /// Looks once more before a write that had to wait, as a server may ask for any time: another program may have written the entry meanwhile.
    /// </summary>
    /// <param name="isStill">Whether what is there now is what the write was allowed to meet; null for no entry.</param>
    /// <exception cref="ApiException">It is not, or the list does not prove it: nothing is sent.</exception>
    public async Task ThrowIfOvertakenAsync(EntryId id, Func<MediaProvider?, bool> isStill, CancellationToken cancellationToken)
    {
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
