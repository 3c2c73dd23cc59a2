using System.Collections.Concurrent;
using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Deletes an entry and confirms it: the entry is gone when a list proves that it is absent, or when the API accepted the delete and the list shows a different
/// entry of that name.
/// </summary>
internal sealed class ConfirmedRemover(IMediaProvidersApi api, TimeProvider time, int maxRetries)
{
    private const string Accepted = "The API accepted it.";

    // How many deletes of each entry this session has made that were not refused: an engine may delete two resources of one entry.
    private readonly ConcurrentDictionary<EntryId, int> asked = new();

    /// <exception cref="ApiException">The entry was certainly not deleted.</exception>
    /// <exception cref="SentDeleteException">The entry may be gone: a request was sent, and no list has shown its outcome.</exception>
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
                // The response for a missing name is not documented, and a response may be lost: only the list shows the outcome.
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
                    // The entry may be gone anyway, by a request whose response was lost or by the delete of another resource with the same id, and the
                    // list may lag.
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

    // A new entry of another program; or ours, if a lagging replica showed an older version of it before.
    private static SentDeleteException AnotherIsThere(string said) => new(
        $"{said} The list now shows an entry of that name that differs from the one that was to be deleted: a new one of another program, or this one after a "
            + "change.", inner: null) { ShowsAnother = true };

    private void Forget(EntryId id) => asked.AddOrUpdate(id, 0, (_, times) => times - 1);

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

        /// <summary>A different entry: the deleted one is gone only if the API accepted the delete.</summary>
        Another,
    }

    /// <summary>A delete that ended after its request may have reached the server, and before a list showed the outcome.</summary>
    /// <param name="said">What went wrong, in sentences; empty when the operation was cancelled or timed out. Never a secret.</param>
    /// <param name="inner">
    /// An <see cref="OperationCanceledException"/> when the operation was cancelled or timed out; null when the list proves nothing.
    /// </param>
    internal sealed class SentDeleteException(string said, Exception? inner) : Exception(said, inner)
    {
        /// <summary>True when the list shows an entry that may belong to another program, and that the next delete would remove.</summary>
        public bool ShowsAnother { get; init; }
    }
}
