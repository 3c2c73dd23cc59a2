using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>Runs an operation within its timeout, and turns exceptions of the layers below into failures with the operation's name.</summary>
internal sealed class OperationGuard(TimeProvider time, RegionHint regionHint)
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Runs <paramref name="body"/> until it ends, times out or is cancelled.</summary>
    /// <param name="doing">The operation, as the beginning of a sentence: "Creating 'bot/name'".</param>
    /// <param name="wayOut">A sentence that says what to do when trying again may never help; empty for none.</param>
    /// <exception cref="OperationFailedException">The operation failed, timed out or was cancelled.</exception>
    public async Task<T> RunAsync<T>(
        Operation operation, string doing, string botId, Func<CancellationToken, Task<T>> body, CancellationToken cancellationToken, string wayOut = "")
    {
        using var deadline = new CancellationTokenSource(operation.Timeout < LongestTimer ? operation.Timeout : LongestTimer, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            linked.Token.ThrowIfCancellationRequested();
            return await body(linked.Token);
        }
        catch (ApiException failure)
        {
            var next = failure.Failure == ApiFailure.Unauthorized ? await regionHint.ForAsync(botId, time, linked.Token) : "";
            throw Explain(failure, doing, next, MayLast(failure) ? wayOut : "");
        }
        catch (ConfirmedRemover.SentDeleteException sent)
        {
            var (kind, why) = sent.InnerException is not OperationCanceledException ? (FailureKind.Failed, $" {sent.Message}")
                : cancellationToken.IsCancellationRequested ? (FailureKind.Cancelled, " The operation was interrupted after the request was sent.")
                : (FailureKind.TimedOut, $" It did not finish within {InWords(operation.Timeout)}.");
            throw new OperationFailedException(
                kind, $"{doing} is not confirmed: the entry may be gone.{why} It stays in the state; to see what became of it, "
                    + $"{operation.Advice.Refresh}.{(sent.ShowsAnother ? $" If that entry is another program's, {operation.Advice.Forget}." : "")}", sent);
        }
        catch (OperationCanceledException stopped)
        {
            throw cancellationToken.IsCancellationRequested
                ? new OperationFailedException(FailureKind.Cancelled, $"{doing} was cancelled.", stopped)
                : new OperationFailedException(FailureKind.TimedOut, $"{doing} did not finish within {InWords(operation.Timeout)}. Run it again, or "
                    + $"{operation.Advice.MoreTime}.{(wayOut.Length > 0 ? $" {wayOut}" : "")}", stopped);
        }
    }

    /// <summary>True when every later attempt may fail in the same way: a dead host, a token that is no longer valid, another server at the address.</summary>
    public static bool MayLast(ApiException failure) => failure.Failure is
        ApiFailure.Unreachable or ApiFailure.TimedOut or ApiFailure.Unauthorized or ApiFailure.Forbidden
        or ApiFailure.NotFound or ApiFailure.Gone or ApiFailure.Redirected or ApiFailure.NotAList;

    private static OperationFailedException Explain(ApiException failure, string doing, string next, string wayOut)
    {
        // The message already has the hint when the status itself is the sign of the service's end.
        var end = failure.EndOfService is { } sign && !failure.Message.Contains(sign, StringComparison.Ordinal) ? sign : "";
        string[] sentences = [failure.Message.StartsWith(doing, StringComparison.Ordinal) ? "" : $"{doing} failed.", failure.Message, next, end, wayOut];
        return new OperationFailedException(KindOf(failure.Failure), string.Join(' ', sentences.Where(sentence => sentence.Length > 0)), failure);
    }

    private static FailureKind KindOf(ApiFailure failure) => failure switch
    {
        ApiFailure.Unauthorized => FailureKind.Unauthenticated,
        ApiFailure.Forbidden => FailureKind.Forbidden,
        ApiFailure.Throttled => FailureKind.Throttled,
        ApiFailure.Rejected or ApiFailure.Refused => FailureKind.InvalidInput,
        ApiFailure.Redirected or ApiFailure.NotFound or ApiFailure.Gone => FailureKind.Precondition,
        _ => FailureKind.Failed,
    };

    private static string InWords(TimeSpan limit) =>
        limit.TotalSeconds < 120 ? $"{Math.Ceiling(limit.TotalSeconds):0} seconds" : $"{limit.TotalMinutes:0.#} minutes";
}

/// <summary>
/// Explains a 401. The API answers a valid token in the wrong region like an invalid one, so the other region is asked, but only if a region is configured and
/// not an endpoint: the token is sent only to the vendor's own hosts. Source: Sinch, "Media provider",
/// https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider, "401 Unauthorized".
/// </summary>
/// <param name="configured">The configured region; null when an endpoint is configured.</param>
/// <param name="connect">Creates an API client for another base address.</param>
/// <param name="setting">The name of the setting for the region, for the message.</param>
internal sealed class RegionHint(string? configured, Func<string, IMediaProvidersApi> connect, string setting = "'region'")
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A sentence about how the other region answers for that bot; empty when an endpoint is configured. Takes at most 5 seconds.</summary>
    public async Task<string> ForAsync(string botId, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var region in BaseAddress.Regions.Where(region => configured is not null && region != configured))
        {
            using var limit = new CancellationTokenSource(Patience, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            using var other = connect(BaseAddress.OfRegion(region));
            try
            {
                using var list = await other.GetAsync(botId, Freshness.Now, observer: null, linked.Token);

                // Another server may have answered in its place.
                return list.Doubt is { } doubt
                    ? $"Region '{region}' answers for this bot with this token, but with a list that does not prove that the bot is there, because "
                        + $"{doubt.Reason}. If it is, set {setting} to '{region}'."
                    : $"Region '{region}' answers for this bot with this token: set {setting} to '{region}'.";
            }
            catch (Exception failure) when (failure is ApiException or OperationCanceledException)
            {
                // The other region does not help; the general advice is given.
            }
        }

        return configured is null ? "" : "The other region does not answer for this bot with this token either.";
    }
}
