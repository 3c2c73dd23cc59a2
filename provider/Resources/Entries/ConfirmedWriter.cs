using MediaProviders.Api;

namespace MediaProviders.Resources.Entries;

/// <summary>
/// Writes an entry so that the outcome is known. The API answers an empty 200, so a write counts only when the list shows it; an answer that got
/// lost is resolved by looking, never by repeating blindly.
/// </summary>
internal sealed class ConfirmedWriter(IMediaProvidersApi api, TimeProvider time, int maxRetries)
{
    /// <summary>
    /// Writes <paramref name="entry"/> and waits until the list shows it, for as long as <paramref name="cancellationToken"/> lets it. Once a request
    /// may have reached the server, whatever stops the work is an outcome, not an exception.
    /// </summary>
    /// <param name="botId">The bot.</param>
    /// <param name="entry">What is to be there.</param>
    /// <param name="before">What was there at the look before; null for nothing.</param>
    /// <param name="reporter">Where waits are told.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <exception cref="ApiException">The server surely did not do it.</exception>
    /// <exception cref="OperationCanceledException">The operation ended before anything was sent, or while the server turned every attempt away.</exception>
    public async Task<WriteOutcome> WriteAsync(string botId, MediaProvider entry, MediaProvider? before, IReporter reporter, CancellationToken cancellationToken)
    {
        var observer = new ReportingObserver(reporter);
        try
        {
            return await SendAsync(botId, entry, before, reporter, observer, cancellationToken)
                ?? await ConfirmAsync(botId, entry, reporter, observer, cancellationToken);
        }
        catch (OperationCanceledException) when (observer.MayHaveWritten)
        {
            return WriteOutcome.Doubtful("it was sent, but the operation ended before the list showed it.");
        }
        catch (ApiException failure) when (observer.MayHaveWritten)
        {
            return WriteOutcome.Doubtful($"it was sent, the answer was lost, and the list does not show it so far; a further attempt failed. {failure.Message}");
        }
    }

    // Null when the server said that it is done; the list has yet to show it.
    private async Task<WriteOutcome?> SendAsync(string botId, MediaProvider entry, MediaProvider? before, IReporter reporter, CallObserver observer, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time);
        var retries = 0;
        while (true)
        {
            try
            {
                await api.PostAsync(botId, entry, observer, cancellationToken);
                return null;
            }
            catch (ApiException lost) when (lost.MaybeDone)
            {
                MediaProvider? now;
                try
                {
                    using var list = await api.GetAsync(botId, Freshness.Now, observer, cancellationToken);
                    switch (list.LookNow(entry.Name))
                    {
                        case Sighting.Unproven unproven:
                            return WriteOutcome.Doubtful($"it was sent, but the answer was lost and the list does not prove what became of it, because {unproven.Doubt.Reason}. {lost.Message}");
                        case Sighting.Present present:
                            now = present.Entry;
                            break;
                        default:
                            now = null;
                            break;
                    }
                }
                catch (ApiException blind)
                {
                    return WriteOutcome.Doubtful($"it was sent, but the answer was lost and the list cannot be read to see what became of it. {lost.Message} {blind.Message}");
                }

                // Where the server masks secrets, a list that looked the same before tells nothing: the write is repeated, which is harmless.
                var isHidden = now is not null && EntryComparison.IsMasked(now) && EntryComparison.Shows(before, entry);
                if (!isHidden && EntryComparison.Shows(now, entry))
                {
                    return WriteOutcome.Done;
                }

                if (!EntryComparison.IsUnchanged(before, now))
                {
                    return WriteOutcome.Doubtful($"it was sent, the answer was lost, and the list shows something else than before and than what was sent: somebody else writes this entry too. {lost.Message}");
                }

                if (retries++ >= maxRetries)
                {
                    // A list may lag behind a write by minutes, so that it proves nothing yet.
                    return WriteOutcome.Doubtful($"it was sent, the answer was lost, also of {maxRetries} further attempts, and the list does not show it so far. {lost.Message}");
                }

                reporter.Status($"the answer was lost and the list does not show it; trying again in {backoff.Describe(lost.RetryAfter)}");
                await backoff.WaitAsync(lost.RetryAfter, cancellationToken);
            }
        }
    }

    private async Task<WriteOutcome> ConfirmAsync(string botId, MediaProvider entry, IReporter reporter, CallObserver observer, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time);
        while (true)
        {
            try
            {
                using var list = await api.GetAsync(botId, Freshness.Now, observer, cancellationToken);
                if (list.Look(entry.Name).Match(there => EntryComparison.Shows(there, entry), () => false, _ => false))
                {
                    return WriteOutcome.Done;
                }
            }
            catch (ApiException blind)
            {
                return WriteOutcome.Doubtful($"the API accepted it, but the list cannot be read to confirm it. {blind.Message}");
            }

            reporter.Status($"written; waiting for the list to show it, next look in {backoff.Describe(atLeast: null)}");
            await backoff.WaitAsync(atLeast: null, cancellationToken);
        }
    }
}
