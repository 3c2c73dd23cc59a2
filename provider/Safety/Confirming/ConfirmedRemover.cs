using System.Collections.Concurrent;
using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Deletes an entry so that the outcome is known: it is gone when a well-formed list no longer holds it, or when the API accepted the delete and the list shows
/// another one.
/// </summary>
internal sealed class ConfirmedRemover(IMediaProvidersApi api, TimeProvider time, int maxRetries)
{
    private const string Accepted = "The API accepted it.";

    // How often each entry's removal was asked for in this session and not refused: an engine may delete two resources of one entry.
    private readonly ConcurrentDictionary<EntryId, int> asked = new();

    /// <exception cref="ApiException">It was surely not deleted.</exception>
    /// <exception cref="SentDeleteException">It may be gone: a request was sent, and no list has shown yet what became of it.</exception>
    public async Task RemoveAsync(EntryId id, MediaProvider before, Reporter reporter, CancellationToken cancellationToken)
    {
        var observer = new WriteObserver(reporter, api, id, now => now is null || EntryComparison.IsUnchanged(before, now));
        try
        {
            await RemoveAsync(id, before, reporter, observer, cancellationToken);
        }
        catch (Exception failure) when (failure is OperationCanceledException or ApiException && observer.MayHaveWritten)
        {
            throw new SentDeleteException(failure is ApiException ? failure.Message : "", failure);
        }
    }

    private async Task RemoveAsync(EntryId id, MediaProvider before, Reporter reporter, WriteObserver observer, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time, reporter);
        var retries = 0;
        var said = Accepted;
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
                // What the API says of a name that is not there is not documented, and an answer may be lost: only the list tells.
                said = failure.Message;
                Left left;
                try
                {
                    left = await LookAsync(id, before, said, reporter, cancellationToken);
                }
                catch (SentDeleteException) when (!failure.MaybeDone)
                {
                    Forget(id);
                    throw;
                }

                if (left == Left.Nothing)
                {
                    return;
                }

                if (left == Left.Another && observer.MayHaveWritten)
                {
                    throw AnotherIsThere(said);
                }

                if (!failure.MaybeDone || retries >= maxRetries || failure.Failure == ApiFailure.Redirected)
                {
                    // It may be gone anyway, by a request whose answer was lost or by the delete of another resource with the same id: the list has yet
                    // to show it.
                    if (asked[id] > 1 || (!failure.MaybeDone && retries > 0))
                    {
                        break;
                    }

                    if (!failure.MaybeDone)
                    {
                        Forget(id);
                    }

                    throw;
                }

                retries++;
                await backoff.WaitAsync(
                    wait => $"attempt {retries + 1} of {maxRetries + 1} in {wait}: the answer was lost and the list still shows it",
                    cancellationToken, failure.RetryAfter);
                await observer.HasWaitedAsync(cancellationToken);
            }
        }

        Left shown;
        while ((shown = await LookAsync(id, before, said, reporter, cancellationToken)) == Left.Same)
        {
            await backoff.WaitAsync(wait => $"next look in {wait}: deleted, but the list still shows it", cancellationToken);
        }

        if (shown == Left.Another && said != Accepted)
        {
            throw AnotherIsThere(said);
        }
    }

    // A new one of another program; or ours, of which a replica that lags showed an older state before.
    private static SentDeleteException AnotherIsThere(string said) => new(
        $"{said} The list now shows an entry of that name that differs from the one that was to be deleted: a new one of another program, or this one after a "
            + "change.", inner: null) { ShowsAnother = true };

    private void Forget(EntryId id) => asked.AddOrUpdate(id, 0, (_, times) => times - 1);

    // A list that proves nothing is asked for again for a while.
    private async Task<Left> LookAsync(EntryId id, MediaProvider before, string said, Reporter reporter, CancellationToken cancellationToken)
    {
        try
        {
            using var list = await BeforeWrite.LookAsync(api, time, id, BeforeWrite.Patience, reporter, cancellationToken);
            return list.LookNow(id.Name).EntryOr(doubt => throw new SentDeleteException(
                $"{said} The API's list does not prove that it is gone, because {doubt.Reason}. {doubt.Advice}", inner: null)) is not { } now ? Left.Nothing
                : EntryComparison.IsUnchanged(before, now) ? Left.Same : Left.Another;
        }
        catch (ApiException blind)
        {
            throw new SentDeleteException($"{said} The list cannot be read to see what became of it. {blind.Message}", blind);
        }
    }

    /// <summary>What a list shows under the name of an entry after a request to delete it.</summary>
    private enum Left
    {
        Nothing,

        Same,

        /// <summary>An entry that reads otherwise: the deleted one is gone only if the API said so.</summary>
        Another,
    }

    /// <summary>A delete ended after its request may have reached the server and before a list told what became of it.</summary>
    /// <param name="said">What went wrong, as sentences; empty when the operation just ended. Never a secret.</param>
    /// <param name="inner">
    /// An <see cref="OperationCanceledException"/> when the operation's time was up or the caller gave up; null when a list came that proves nothing.
    /// </param>
    internal sealed class SentDeleteException(string said, Exception? inner) : Exception(said, inner)
    {
        /// <summary>True when the list shows an entry that may be another program's, which the next delete would take.</summary>
        public bool ShowsAnother { get; init; }
    }
}
