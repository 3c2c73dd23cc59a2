namespace MediaProviders.Tests.Api;

public class RetryTests : RepeatedCallTests
{
    public static TheoryData<string, string, bool> Troubles
    {
        get
        {
            var rows = new TheoryData<string, string, bool>();
            Add("GET", repeated: true, "408", "429", "500", "502", "503", "504", "refused", "no host", "no reply", "broken", "half", "silent");
            Add("GET", repeated: false, "501", "400", "401", "403", "404", "410", "302", "certificate", "html");
            Add("POST", repeated: true, "429", "refused", "no host", "no reply");
            Add("POST", repeated: false, "certificate", "408", "500", "502", "503", "504", "broken", "half", "silent", "400");
            Add("DELETE", repeated: true, "429", "refused");
            Add("DELETE", repeated: false, "500", "503", "broken", "silent", "404");
            return rows;

            void Add(string method, bool repeated, params string[] troubles) => Array.ForEach(troubles, trouble => rows.Add(method, trouble, repeated));
        }
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Call_FailedOnce_IsRepeatedOnlyWhereThatIsSafe(string method, string trouble, bool repeated)
    {
        var handler = new ScriptedHandler((number, _, cancellationToken) =>
            number == 1 ? Trouble.MakeAsync(trouble, cancellationToken) : Task.FromResult(Trouble.Answer(200, Samples.Empty)));
        using var api = Create(handler);

        var error = await Record.ExceptionAsync(() => PassTimeAsync(CallAsync(api, method), trouble == "silent"));
        (error?.GetType()).ShouldBe(repeated ? null : typeof(ApiException));
        handler.Count.ShouldBe(repeated ? 2 : 1);
        (observer.Waits.Count, observer.Attempts.Count).ShouldBe((repeated ? 1 : 0, handler.Count));
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
            var call = PassTimeAsync(CallAsync(api, method), trouble == "silent");
            (await Should.ThrowAsync<ApiException>(call)).MaybeDone.ShouldBe(maybeDone && method != "GET", method);
        }
    }

    [Fact]
    public async Task Get_FailingOnAndOn_WaitsLongerEachTimeAndGivesUp()
    {
        var handler = new ScriptedHandler(_ => Trouble.Answer(500));
        using var api = Create(handler);

        var call = PassTimeAsync(CallAsync(api, "GET"));

        (await Should.ThrowAsync<ApiException>(call)).Status.ShouldBe(500);
        handler.Count.ShouldBe(5);
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
        var handler = new ScriptedHandler(_ => Trouble.Answer(502));
        using var api = new MediaProvidersApi(Options(handler, 10) with { Jitter = () => 0.5 });

        var call = PassTimeAsync(CallAsync(api, "GET"));

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
}
