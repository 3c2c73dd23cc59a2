namespace MediaProviders.Sinch;

/// <summary>
/// Which failures a call is tried again for, when, and how often. A GET changes nothing, so whatever may pass is worth another try. A POST or DELETE is
/// repeated here only when the server surely did nothing; after any other failure its caller looks first. Between attempts is a wait of 0.5 seconds, doubled
/// with each attempt up to 30, of which up to half is left away at random; a longer one where the server asks for it.
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
                // Where the whole bot is held, the next attempt waits with all others before it starts.
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

    /// <summary>Waits for any time: a server may ask for more than the 49 days that a timer takes. Only the operation's own time ends such a wait.</summary>
    public static async Task WaitAsync(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
    {
        for (; delay > LongestTimer; delay -= LongestTimer)
        {
            await Task.Delay(LongestTimer, time, cancellationToken);
        }

        // Task.Delay leaves the part of a millisecond away, and a wait would end before it is over.
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), time, cancellationToken);
    }

    /// <summary>How long the bot's calls are to wait after this failure of attempt number <paramref name="attempt"/>; null when they need not.</summary>
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
