using MediaProviders.Safety.Confirming;
using MediaProviders.Sinch.Calls;

namespace MediaProviders.Safety.Operations;

/// <summary>Runs the body of an operation within its time, and turns what goes wrong into a failure with the operation's own words.</summary>
internal sealed class OperationGuard(TimeProvider time, RegionHint regionHint)
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Runs <paramref name="body"/> until it ends, the operation's time is up or the caller gives up.</summary>
    /// <param name="operation">What is being done.</param>
    /// <param name="doing">The same in words, as the beginning of a sentence: "Creating 'bot/name'".</param>
    /// <param name="botId">The bot it is done to.</param>
    /// <param name="body">The work.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="wayOut">What to do, as a sentence, where trying again may never help; empty for nothing.</param>
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
            throw failure.Explain(doing, next, failure.MayLast() ? wayOut : "");
        }
        catch (ConfirmedRemover.SentDeleteException sent)
        {
            var kind = sent.InnerException is not OperationCanceledException ? FailureKind.Failed
                : cancellationToken.IsCancellationRequested ? FailureKind.Cancelled
                : FailureKind.TimedOut;
            var why = kind == FailureKind.Cancelled ? " The operation was interrupted after the request was sent."
                : kind == FailureKind.TimedOut ? $" It did not finish within {InWords(operation.Timeout)}."
                : $" {sent.Message}";
            throw new OperationFailedException(
                kind, $"{doing} is not confirmed: the entry may be gone.{why} It stays in the state; to see what became of it, "
                    + $"{operation.Advice.Refresh}.", sent);
        }
        catch (OperationCanceledException stopped)
        {
            throw cancellationToken.IsCancellationRequested
                ? new OperationFailedException(FailureKind.Cancelled, $"{doing} was cancelled.", stopped)
                : new OperationFailedException(FailureKind.TimedOut, $"{doing} did not finish within {InWords(operation.Timeout)}. Run it again, or "
                    + $"{operation.Advice.MoreTime}.{(wayOut.Length > 0 ? $" {wayOut}" : "")}", stopped);
        }
    }

    private static string InWords(TimeSpan limit) =>
        limit.TotalSeconds < 120 ? $"{Math.Ceiling(limit.TotalSeconds):0} seconds" : $"{limit.TotalMinutes:0.#} minutes";
}
