using System.Collections.Concurrent;
using MediaProviders.Api;

namespace MediaProviders.Resources.Entries;

/// <summary>Deletes an entry so that the outcome is known: it is gone when a well-formed list no longer holds it.</summary>
internal sealed class ConfirmedRemover(IMediaProvidersApi api, TimeProvider time, int maxRetries, MissingArray missingArray)
{
    private const string Accepted = "The API accepted it, but the list cannot be read to see that it is gone.";

    // How often each entry's removal was asked for in this session and not refused: an engine may delete two resources of one entry.
    private readonly ConcurrentDictionary<EntryId, int> asked = new();

    /// <summary>Deletes the entry and waits until the list no longer shows it as it was.</summary>
    /// <param name="id">The entry.</param>
    /// <param name="before">What was there at the look before; null when the list told nothing of it.</param>
    /// <param name="reporter">Where waits are told.</param>
    /// <param name="cancellationToken">Ends the operation.</param>
    /// <exception cref="ApiException">It was surely not deleted.</exception>
    /// <exception cref="SentDeleteException">It may be gone: a request was sent, and no list has shown yet what became of it.</exception>
    /// <exception cref="OperationFailedException">It may be gone: the list does not tell.</exception>
    public async Task RemoveAsync(EntryId id, MediaProvider? before, IReporter reporter, CancellationToken cancellationToken)
    {
        var observer = new ReportingObserver(reporter);
        try
        {
            await RemoveAsync(id, before, reporter, observer, cancellationToken);
        }
        catch (OperationCanceledException stopped) when (observer.MayHaveWritten)
        {
            throw new SentDeleteException("", stopped);
        }
        catch (ApiException failure) when (observer.MayHaveWritten)
        {
            throw new SentDeleteException(failure.Message, failure);
        }
    }

    private async Task RemoveAsync(EntryId id, MediaProvider? before, IReporter reporter, ReportingObserver observer, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time);
        var retries = 0;
        ApiException? unproven = null;
        asked.AddOrUpdate(id, 1, (_, times) => times + 1);
        while (true)
        {
            try
            {
                await api.DeleteAsync(id.BotId, id.Name, observer, cancellationToken);
                break;
            }
            catch (ApiException failure) when (failure.MaybeDone || failure.Failure is ApiFailure.NotFound or ApiFailure.Rejected)
            {
                // What the API says of a name that is not there is not documented, and an answer may be lost: only the list tells. One without its array tells
                // nothing, unless the server says itself that the entry is gone, or a person that such a list is an empty one.
                var isGone = await IsGoneAsync(id, before, AfterFailure(failure), observer, cancellationToken);
                if (isGone ?? (failure.Failure == ApiFailure.NotFound || (before is null && missingArray.IsEmptyList)))
                {
                    return;
                }

                if (!failure.MaybeDone || retries >= maxRetries)
                {
                    // It may be gone all the same, by a request whose answer was lost or by the delete of another resource with the same id: the list has yet to show it.
                    if (asked[id] > 1 || (!failure.MaybeDone && retries > 0))
                    {
                        unproven = asked[id] > 1 || missingArray.IsEmptyList ? null : failure;
                        break;
                    }

                    if (!failure.MaybeDone)
                    {
                        asked.AddOrUpdate(id, 0, (_, times) => times - 1);
                    }

                    if (isGone is null)
                    {
                        throw missingArray.HidesADelete(id, failure);
                    }

                    throw;
                }

                retries++;

                reporter.Status($"the answer was lost and the list still shows it; trying again in {backoff.Describe(failure.RetryAfter)}");
                await backoff.WaitAsync(failure.RetryAfter, cancellationToken);
            }
        }

        while (true)
        {
            // Where the API has accepted it, nothing is lost by believing a list that does not tell.
            var isGone = await IsGoneAsync(id, before, unproven is null ? Accepted : AfterFailure(unproven), observer, cancellationToken);
            if (isGone is null && unproven is not null)
            {
                throw missingArray.HidesADelete(id, unproven);
            }

            if (isGone ?? true)
            {
                return;
            }

            reporter.Status($"deleted; waiting for the list to show it, next look in {backoff.Describe(atLeast: null)}");
            await backoff.WaitAsync(atLeast: null, cancellationToken);
        }
    }

    private static string AfterFailure(ApiException failure) => $"{failure.Message} The list cannot be read to see what became of it.";

    // An entry that reads otherwise than before is somebody's new one: ours is gone. Null when the list does not tell.
    private async Task<bool?> IsGoneAsync(EntryId id, MediaProvider? before, string ifBlind, CallObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            using var list = await api.GetAsync(id.BotId, Freshness.Now, observer, cancellationToken);
            return list.Find(id.Name) is { } now ? before is not null && !EntryComparison.IsUnchanged(before, now)
                : list.ProvesAbsence ? true
                : null;
        }
        catch (ApiException blind)
        {
            throw new SentDeleteException($"{ifBlind} {blind.Message}", blind);
        }
    }
}
