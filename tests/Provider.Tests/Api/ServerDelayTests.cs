using MediaProviders.Api;
using MediaProviders.Tests.Support;

namespace MediaProviders.Tests.Api;

public class ServerDelayTests
{
    private static readonly Uri Address = new("https://api.example/");
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromHours(2);
    private readonly ManualTimeProvider clock = new();
    private readonly RecordingObserver observer = new();

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "7", 7)]
    [InlineData(500, "7", 7)]
    [InlineData(429, "0", -1)]
    [InlineData(429, "-5", 0.5)]
    [InlineData(429, "soon", 0.5)]
    [InlineData(429, "Tue, 01 Jan 2030 12:00:20 GMT", 20)]
    [InlineData(503, "Tue, 01 Jan 2030 12:00:20 GMT", 20)]
    [InlineData(429, "Tue, 01 Jan 2030 11:00:00 GMT", -1)]
    [InlineData(429, "3000", 3000)]
    public async Task Get_RetryAfter_OutranksOurOwnArithmetic(int status, string value, double seconds)
    {
        var handler = new ScriptedHandler((number, _, _) =>
            Task.FromResult(number == 1 ? Trouble.Answer(status, "", ("Retry-After", value)) : Trouble.Answer(200, Samples.Empty)));
        using var api = Create(handler);

        var call = CallAsync(api, "GET");
        await PassTimeAsync(call);
        await call;

        observer.Waits.Select(wait => wait.Delay.TotalSeconds).ShouldBe(seconds < 0 ? [] : [seconds]);
    }

    [Fact]
    public async Task Post_ServiceUnavailableWithRetryAfter_IsThrownWithIt()
    {
        var handler = new ScriptedHandler((_, _, _) => Task.FromResult(Trouble.Answer(503, "", ("Retry-After", "12"))));
        using var api = Create(handler);

        var error = await Should.ThrowAsync<ApiException>(CallAsync(api, "POST"));

        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(12));
        error.MaybeDone.ShouldBeTrue();
        handler.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Throttled_OneCallOfABot_HoldsAllItsCallsAndNoOthers()
    {
        var handler = new ScriptedHandler((number, _, _) =>
            Task.FromResult(number == 1 ? Trouble.Answer(429, "", ("Retry-After", "30")) : Trouble.Answer(200, Samples.Empty)));
        using var api = Create(handler);
        var other = new RecordingObserver();

        var throttled = api.PostAsync("b", Samples.Basic(), observer, default);
        await clock.WaitForTimerAsync();
        var held = api.DeleteAsync("b", "n", other, default);
        await clock.WaitForTimerAsync(2);
        await api.DeleteAsync("another", "n", null, default);

        handler.Count.ShouldBe(2, "the other bot's call goes out at once");
        held.IsCompleted.ShouldBeFalse();
        other.Waits.ShouldHaveSingleItem().ToString().ShouldBe("waiting 30 s: the API asks to slow down (429), attempt 1 of 5");
        observer.Waits.ShouldHaveSingleItem().ToString().ShouldBe("waiting 30 s: the API asks to slow down (429), attempt 2 of 5");
        clock.Advance(TimeSpan.FromSeconds(30));
        await throttled;
        await held;
        handler.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Throttled_WhileAnotherCallWaitsForItsTurn_HoldsThatToo()
    {
        var first = new TaskCompletionSource<HttpResponseMessage>();
        var handler = new ScriptedHandler((number, _, _) => number == 1 ? first.Task : Task.FromResult(Trouble.Answer(200)));
        using var api = new MediaProvidersApi(Options(handler, 0) with { MaxConcurrentRequests = 1 });

        var throttled = api.PostAsync("b", Samples.Basic(), null, default);
        var waiting = api.DeleteAsync("b", "n", observer, default);
        first.SetResult(Trouble.Answer(429, "", ("Retry-After", "30")));
        await Should.ThrowAsync<ApiException>(throttled);
        await Task.WhenAny(waiting, clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(30)));

        handler.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(30));
        await waiting;
        observer.Waits.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancel_WhileWaitingForTheNextAttempt_EndsTheCall()
    {
        var handler = new ScriptedHandler((_, _, _) => Task.FromResult(Trouble.Answer(429, "", ("Retry-After", "2000000000"))));
        using var api = Create(handler);
        using var cancellation = new CancellationTokenSource();

        var call = api.PostAsync("b", Samples.Basic(), observer, cancellation.Token);
        await clock.WaitForTimerAsync();
        await cancellation.CancelAsync();

        observer.Waits.ShouldHaveSingleItem().Delay.ShouldBe(TimeSpan.FromDays(1), "a longer time would not fit a timer");
        await Should.ThrowAsync<OperationCanceledException>(call);
        handler.Count.ShouldBe(1);
        clock.ActiveTimers.ShouldBe(0);
    }

    private MediaProvidersApi Create(ScriptedHandler handler, int retries = 4) => new(Options(handler, retries));

    private ApiOptions Options(ScriptedHandler handler, int retries) => Samples.Options(Address, clock) with
    {
        MaxRetries = retries,
        RequestTimeout = RequestTimeout,
        CreateHandler = () => handler,
    };

    private async Task CallAsync(MediaProvidersApi api, string method)
    {
        switch (method)
        {
            case "GET":
                (await api.GetAsync("b", Freshness.Now, observer, default)).Dispose();
                break;
            case "POST":
                await api.PostAsync("b", Samples.Basic(), observer, default);
                break;
            default:
                await api.DeleteAsync("b", "n", observer, default);
                break;
        }
    }

    /// <summary>Passes the waits between attempts; the time of a request passes only when the server is silent.</summary>
    private async Task PassTimeAsync(Task call, bool silent = false)
    {
        if (silent)
        {
            await clock.WaitForTimerAsync();
            clock.Advance(RequestTimeout);
        }

        var wait = TimeSpan.FromHours(1);
        while (await Task.WhenAny(call, clock.WaitForTimerWithinAsync(wait)) != call)
        {
            clock.AdvanceToNextTimer();
        }
    }
}
