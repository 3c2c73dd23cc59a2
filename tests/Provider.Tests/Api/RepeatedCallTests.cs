namespace MediaProviders.Tests.Api;

/// <summary>Calls that are made again after a wait, by a clock that the test keeps.</summary>
public abstract class RepeatedCallTests
{
    private protected static readonly TimeSpan RequestTimeout = TimeSpan.FromHours(2);
    private static readonly Uri Address = new("https://api.example/");
    private protected readonly ManualTimeProvider clock = new();
    private protected readonly RecordingObserver observer = new();

    private protected MediaProvidersApi Create(ScriptedHandler handler, int retries = 4) => new(Options(handler, retries));

    private protected ApiOptions Options(ScriptedHandler handler, int retries) =>
        Samples.Options(Address, clock) with { MaxRetries = retries, RequestTimeout = RequestTimeout, CreateHandler = () => handler };

    private protected Task CallAsync(MediaProvidersApi api, string method) => method switch
    {
        "GET" => api.GetAsync("b", Freshness.Now, observer, default),
        "POST" => api.PostAsync("b", Samples.Basic(), observer, default),
        _ => api.DeleteAsync("b", "n", observer, default),
    };

    /// <summary>The seconds that a GET waits before each further attempt.</summary>
    private protected async Task<IEnumerable<double>> WaitsOfAsync(ScriptedHandler handler)
    {
        using var api = Create(handler);
        await PassTimeAsync(CallAsync(api, "GET"));
        return observer.Waits.Select(wait => wait.Delay.TotalSeconds);
    }

    /// <summary>Passes the waits between attempts; the time of a request passes only when the server is silent.</summary>
    private protected async Task PassTimeAsync(Task call, bool silent = false)
    {
        if (silent)
        {
            await clock.WaitForTimerAsync();
            clock.Advance(RequestTimeout);
        }

        await clock.PassAsync(call, TimeSpan.FromHours(1));
    }
}
