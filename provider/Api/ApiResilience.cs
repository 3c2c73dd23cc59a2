using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace MediaProviders.Api;

/// <summary>
/// Which failures a call is tried again for, when, and how often. A GET changes nothing, so whatever may pass is worth another try. A POST or DELETE is repeated
/// here only when the server surely did nothing; after any other failure its caller looks first. The server's word on when to come back outranks the arithmetic:
/// 0.5 seconds, doubled with each attempt up to 30, of which up to half is left away at random.
/// </summary>
internal sealed class ApiResilience
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);
    private static readonly ResiliencePropertyKey<RunningCall> RunningKey = new("running");

    private readonly ApiOptions options;
    private readonly ResiliencePipeline calls;
    private readonly ResiliencePipeline attempts;

    /// <summary>Builds the pipeline of calls, and that of each of their attempts.</summary>
    public ApiResilience(ApiOptions options)
    {
        this.options = options;
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.Time };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ApiException failure && MayRepeat(failure)),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(DelayAfter((ApiException)arguments.Outcome.Exception!, arguments.AttemptNumber + 1)),
                OnRetry = arguments =>
                {
                    TellWait(arguments);
                    return ValueTask.CompletedTask;
                },
            });
        }

        calls = builder.Build();
        attempts = new ResiliencePipelineBuilder { TimeProvider = options.Time }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.RequestTimeout })
            .Build();
    }

    /// <summary>Runs a call through as many attempts as it takes.</summary>
    public async Task<T> CallAsync<T>(RunningCall running, Func<RunningCall, CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        // There is no synchronisation context in the plugin's process; where a caller has one, such as a test that runs on a thread of its own, work stays on it.
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellationToken);
        try
        {
            context.Properties.Set(RunningKey, running);
            return await calls.ExecuteAsync(
                static (inner, state) =>
                {
                    state.running.Attempt++;
                    return state.attempt(state.running, inner.CancellationToken);
                },
                context,
                (running, attempt));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Bounds the time of one attempt.</summary>
    /// <exception cref="TimeoutRejectedException">The time is up.</exception>
    public async ValueTask<T> AttemptAsync<T, TState>(Func<TState, CancellationToken, ValueTask<T>> exchange, TState state, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellationToken);
        try
        {
            return await attempts.ExecuteAsync(
                static (inner, state) => state.exchange(state.state, inner.CancellationToken), context, (exchange, state));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>How long the bot's calls are to be left alone after this failure of attempt number <paramref name="attempt"/>; null when they need not be.</summary>
    public TimeSpan? HoldAfter(ApiException failure, int attempt) => failure.Status switch
    {
        429 => failure.RetryAfter ?? Backoff(attempt),
        503 => failure.RetryAfter,
        _ => null,
    };

    private static bool MayRepeat(ApiException failure) => failure.Failure switch
    {
        ApiFailure.Throttled => true,
        ApiFailure.Unreachable => !failure.IsFinal,
        ApiFailure.ServerError => failure is { Method: "GET", Status: 500 or 502 or 503 or 504 },
        ApiFailure.ConnectionLost or ApiFailure.TimedOut => failure.Method == "GET",
        _ => false,
    };

    /// <summary>Nothing where the whole bot is held: the next attempt waits with all others before it starts.</summary>
    private TimeSpan DelayAfter(ApiException failure, int attempt) =>
        HoldAfter(failure, attempt) is null ? failure.RetryAfter ?? Backoff(attempt) : TimeSpan.Zero;

    private TimeSpan Backoff(int attempt)
    {
        var seconds = Math.Min(FirstDelay.TotalSeconds * Math.Pow(2, attempt - 1), LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (1 - (0.5 * options.Jitter())));
    }

    private void TellWait(OnRetryArguments<object> arguments)
    {
        if (arguments.RetryDelay > TimeSpan.Zero && arguments.Context.Properties.TryGetValue(RunningKey, out var running))
        {
            var reason = ReasonOf((ApiException)arguments.Outcome.Exception!);
            running.Observer.Waiting(new CallWait(reason, arguments.RetryDelay, running.Attempt + 1, options.MaxRetries + 1));
        }
    }

    /// <summary>The failure in a few words, for a status line.</summary>
    public static string ReasonOf(ApiException failure) => failure.Failure switch
    {
        ApiFailure.Throttled => "the API asks to slow down (429)",
        ApiFailure.ServerError when failure.Status == 503 => "the API is not available (503)",
        ApiFailure.ServerError => $"the API failed ({failure.Status})",
        ApiFailure.TimedOut => "the API did not answer in time",
        ApiFailure.ConnectionLost => "the connection broke",
        _ => "the API cannot be reached",
    };
}
