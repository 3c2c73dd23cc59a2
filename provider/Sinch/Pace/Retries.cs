namespace MediaProviders.Sinch;

/// <summary>
/// Repeats calls after failures. A GET changes nothing, so it is repeated after every failure that may be temporary. A POST or DELETE is repeated here only
/// when the server certainly did nothing; after any other failure its caller reads the list first. The wait between attempts is 0.5 seconds, doubled with each
/// attempt up to 30, minus a random part of up to a half; it is longer if the server asks for it.
/// </summary>
internal sealed class Retries(ApiOptions options)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    public async Task<T> CallAsync<T>(
        ApiCall.Running running, Func<ApiCall.Running, CancellationToken, Task<T>> attemptAsync, CancellationToken cancellationToken)
    {
        while (true)
        {
            running.Attempt++;
            try
            {
                return await attemptAsync(running, cancellationToken);
            }
            catch (ApiException failure) when (running.Attempt <= options.MaxRetries && MayRepeat(failure))
            {
                // If the whole bot is held, the next attempt waits with all other calls before it starts.
                if (!Holds(failure))
                {
                    var delay = DelayAfter(failure, running.Attempt);
                    running.Observer.Waiting(new CallObserver.Wait(ReasonOf(failure), delay, running.Attempt + 1, options.MaxRetries + 1));
                    await WaitAsync(delay, options.Time, cancellationToken);
                }

                running.HasWaited = true;
            }
        }
    }

    /// <summary>
    /// Waits for any time, even for more than the 49 days that a timer supports: the server decides, and the operation's timeout ends the wait.
    /// </summary>
    public static async Task WaitAsync(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
    {
        for (; delay > LongestTimer; delay -= LongestTimer)
        {
            await Task.Delay(LongestTimer, time, cancellationToken);
        }

        // Task.Delay truncates to whole milliseconds, which would end the wait too early.
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), time, cancellationToken);
    }

    /// <summary>How long all calls of the bot have to wait after this failure of attempt number <paramref name="attempt"/>; null when they need not.</summary>
    public TimeSpan? HoldAfter(ApiException failure, int attempt) => Holds(failure) ? DelayAfter(failure, attempt) : null;

    public static string ReasonOf(ApiException failure) => failure.Failure switch
    {
        ApiFailure.Throttled => "the API limits the rate of requests (429)",
        ApiFailure.ServerError when failure.Status == 503 => "the API is unavailable (503)",
        ApiFailure.ServerError => $"the API failed ({failure.Status})",
        ApiFailure.TimedOut => "the API did not answer in time",
        ApiFailure.ConnectionLost => "the connection broke",
        _ => "the API cannot be reached",
    };

    private static bool Holds(ApiException failure) => failure.Status == 429 || (failure.Status == 503 && failure.RetryAfter is not null);

    private static bool MayRepeat(ApiException failure) => failure.Failure switch
    {
        ApiFailure.Throttled => true,
        ApiFailure.Unreachable => !failure.IsFinal,
        ApiFailure.ServerError => failure is { Method: "GET", Status: 408 or 500 or 502 or 503 or 504 },
        ApiFailure.ConnectionLost or ApiFailure.TimedOut => failure.Method == "GET",
        _ => false,
    };

    private TimeSpan DelayAfter(ApiException failure, int attempt)
    {
        var seconds = Math.Min(FirstDelay.TotalSeconds * Math.Pow(2, attempt - 1), LongestDelay.TotalSeconds);
        var own = TimeSpan.FromSeconds(seconds * (1 - (0.5 * options.Jitter())));
        return failure.RetryAfter > own ? failure.RetryAfter.Value : own;
    }
}
