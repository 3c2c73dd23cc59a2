namespace MediaProviders.Tests.Api;

public class RetryTests : RepeatedCallTests
{
    // A method, and what becomes of its first attempt.
    [Theory]
    [Each(
        "GET 408", "GET 429", "GET 500", "GET 502", "GET 503", "GET 504", "GET refused", "GET no host", "GET no reply", "GET broken", "GET half",
        "GET silent", "POST 429", "POST refused", "POST no host", "POST no reply", "DELETE 429", "DELETE refused", With = true)]
    [Each(
        "GET 501", "GET 400", "GET 401", "GET 403", "GET 404", "GET 410", "GET 302", "GET certificate", "GET html", "POST certificate", "POST 408",
        "POST 500", "POST 502", "POST 503", "POST 504", "POST broken", "POST half", "POST silent", "POST 400", "DELETE 500", "DELETE 503", "DELETE broken",
        "DELETE silent", "DELETE 404", With = false)]
    public async Task Call_FailedOnce_IsRepeatedOnlyWhereThatIsSafe(string call, bool repeated)
    {
        var (method, trouble) = (call.Split(' ')[0], call[(call.IndexOf(' ') + 1)..]);
        var handler = new ScriptedHandler((number, _, cancellationToken) =>
            number == 1 ? Trouble.MakeAsync(trouble, cancellationToken) : Task.FromResult(Trouble.Answer(200, Samples.Empty)));
        using var api = Create(handler);

        var error = await Record.ExceptionAsync(() => PassTimeAsync(CallAsync(api, method), trouble == "silent"));
        (error?.GetType()).ShouldBe(repeated ? null : typeof(ApiException));
        handler.Count.ShouldBe(repeated ? 2 : 1);
        (observer.Waits.Count, observer.Attempts.Count).ShouldBe((repeated ? 1 : 0, handler.Count));
    }

    [Theory]
    [Each("500", "503", "broken", "half", "silent", "302", With = true)]
    [Each("429", "refused", "no host", "no reply", "certificate", "400", "301", With = false)]
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
