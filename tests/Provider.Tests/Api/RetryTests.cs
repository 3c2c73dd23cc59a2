namespace MediaProviders.Tests.Api;

public class RetryTests
{
    private static readonly Uri Address = new("https://api.example/");
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromHours(2);
    private readonly ManualTimeProvider clock = new();
    private readonly RecordingObserver observer = new();

    [Theory]
    [InlineData("GET", "408", true)]
    [InlineData("GET", "429", true)]
    [InlineData("GET", "500", true)]
    [InlineData("GET", "502", true)]
    [InlineData("GET", "503", true)]
    [InlineData("GET", "504", true)]
    [InlineData("GET", "refused", true)]
    [InlineData("GET", "no host", true)]
    [InlineData("GET", "no reply", true)]
    [InlineData("GET", "broken", true)]
    [InlineData("GET", "half", true)]
    [InlineData("GET", "silent", true)]
    [InlineData("GET", "501", false)]
    [InlineData("GET", "400", false)]
    [InlineData("GET", "401", false)]
    [InlineData("GET", "403", false)]
    [InlineData("GET", "404", false)]
    [InlineData("GET", "410", false)]
    [InlineData("GET", "302", false)]
    [InlineData("GET", "certificate", false)]
    [InlineData("GET", "html", false)]
    [InlineData("POST", "429", true)]
    [InlineData("POST", "refused", true)]
    [InlineData("POST", "no host", true)]
    [InlineData("POST", "no reply", true)]
    [InlineData("POST", "certificate", false)]
    [InlineData("POST", "408", false)]
    [InlineData("POST", "500", false)]
    [InlineData("POST", "502", false)]
    [InlineData("POST", "503", false)]
    [InlineData("POST", "504", false)]
    [InlineData("POST", "broken", false)]
    [InlineData("POST", "half", false)]
    [InlineData("POST", "silent", false)]
    [InlineData("POST", "400", false)]
    [InlineData("DELETE", "429", true)]
    [InlineData("DELETE", "refused", true)]
    [InlineData("DELETE", "500", false)]
    [InlineData("DELETE", "503", false)]
    [InlineData("DELETE", "broken", false)]
    [InlineData("DELETE", "silent", false)]
    [InlineData("DELETE", "404", false)]
    public async Task Call_FailedOnce_IsRepeatedOnlyWhereThatIsSafe(string method, string trouble, bool repeated)
    {
        var handler = new ScriptedHandler((number, _, cancellationToken) =>
            number == 1 ? Trouble.MakeAsync(trouble, cancellationToken) : Task.FromResult(Trouble.Answer(200, Samples.Empty)));
        using var api = Create(handler);

        var call = CallAsync(api, method);
        await PassTimeAsync(call, trouble == "silent");

        if (repeated)
        {
            await call;
        }
        else
        {
            await Should.ThrowAsync<ApiException>(call);
        }

        handler.Count.ShouldBe(repeated ? 2 : 1);
        observer.Waits.Count.ShouldBe(repeated ? 1 : 0);
        observer.Attempts.Count.ShouldBe(handler.Count);
    }

    [Theory]
    [InlineData("500", true)]
    [InlineData("503", true)]
    [InlineData("broken", true)]
    [InlineData("half", true)]
    [InlineData("silent", true)]
    [InlineData("429", false)]
    [InlineData("refused", false)]
    [InlineData("no host", false)]
    [InlineData("no reply", false)]
    [InlineData("certificate", false)]
    [InlineData("400", false)]
    [InlineData("302", true)]
    [InlineData("301", false)]
    public async Task Write_Failed_SaysWhetherItMayBeDone(string trouble, bool maybeDone)
    {
        var handler = new ScriptedHandler((_, _, cancellationToken) => Trouble.MakeAsync(trouble, cancellationToken));
        using var api = Create(handler, retries: 0);

        foreach (var method in new[] { "POST", "DELETE", "GET" })
        {
            var call = CallAsync(api, method);
            await PassTimeAsync(call, trouble == "silent");
            (await Should.ThrowAsync<ApiException>(call)).MaybeDone.ShouldBe(maybeDone && method != "GET", method);
        }
    }

    [Fact]
    public async Task Get_FailingOnAndOn_WaitsLongerEachTimeAndGivesUp()
    {
        var handler = new ScriptedHandler((_, _, _) => Task.FromResult(Trouble.Answer(500)));
        using var api = Create(handler);

        var call = CallAsync(api, "GET");
        await PassTimeAsync(call);

        (await Should.ThrowAsync<ApiException>(call)).Status.ShouldBe(500);
        handler.Count.ShouldBe(5);
        observer.Waits.Select(wait => wait.Delay.TotalSeconds).ShouldBe([0.5, 1, 2, 4]);
        observer.Waits.Select(wait => wait.ToString()).ShouldBe(
        [
            "attempt 2 of 5 in 0.5 s: the API failed (500)",
            "attempt 3 of 5 in 1 s: the API failed (500)",
            "attempt 4 of 5 in 2 s: the API failed (500)",
            "attempt 5 of 5 in 4 s: the API failed (500)",
        ]);
        observer.Attempts.ShouldAllBe(attempt => attempt.Status == 500 && attempt.Failure == ApiFailure.ServerError && attempt.Method == "GET");
    }

    [Fact]
    public async Task Get_WithJitter_LeavesUpToHalfOfTheWaitAway()
    {
        var handler = new ScriptedHandler((_, _, _) => Task.FromResult(Trouble.Answer(502)));
        using var api = new MediaProvidersApi(Options(handler, 10) with { Jitter = () => 0.5 });

        var call = CallAsync(api, "GET");
        await PassTimeAsync(call);

        await Should.ThrowAsync<ApiException>(call);
        observer.Waits.Select(wait => wait.Delay.TotalSeconds).ShouldBe([0.375, 0.75, 1.5, 3, 6, 12, 22.5, 22.5, 22.5, 22.5]);
    }

    [Fact]
    public async Task Call_LongerThanTheRequestTimeout_IsTimedOut()
    {
        var handler = new ScriptedHandler((_, _, cancellationToken) => Trouble.MakeAsync("silent", cancellationToken));
        using var api = new MediaProvidersApi(Options(handler, 0) with { RequestTimeout = TimeSpan.FromSeconds(30) });

        var call = CallAsync(api, "POST");
        await clock.WaitForTimerAsync();
        clock.Advance(TimeSpan.FromSeconds(29.9));
        call.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.1));

        var error = await Should.ThrowAsync<ApiException>(call);
        error.Failure.ShouldBe(ApiFailure.TimedOut);
        error.Message.ShouldBe(
            "Writing media provider 'archive_eu' of bot 'b' at 'api.example' failed: no answer came within 30 seconds. "
            + "It is not known whether the server has carried it out. Try again, or allow more time for a request.");
        observer.Attempts.ShouldHaveSingleItem().ShouldBe(new CallObserver.Attempt("POST", null, ApiFailure.TimedOut));
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
