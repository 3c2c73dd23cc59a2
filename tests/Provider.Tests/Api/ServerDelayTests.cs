namespace MediaProviders.Tests.Api;

public class ServerDelayTests : RepeatedCallTests
{
    [Theory]
    [Each("7", " 7 ", "3, 7", "0007", With = 7)]
    [Each("0", "-5", "1.5", "soon", "", "+7", "7s", "0x10", "\u0667", "Tue, 01 Jan 2030 11:00:00 GMT", With = 0.5)]
    [Each(
        "Tue, 01 Jan 2030 12:00:20 +0000", "Tue, 01 Jan 2030 12:00:20 GMT", "Tuesday, 01-Jan-30 12:00:20 GMT", "Tue Jan  1 12:00:20 2030", With = 20)]
    [InlineData("3000", 3000)]
    public async Task Get_RetryAfter_IsHonouredWhereItIsLongerThanOurOwnWait(string value, double seconds)
    {
        foreach (var status in new[] { 429, 500, 503 })
        {
            var now = new ManualTimeProvider();
            using var api = new MediaProvidersApi(Options(First(Trouble.Answer(status, "", ("Retry-After", value))), retries: 4) with { Time = now });
            await now.PassAsync(CallAsync(api, "GET"), TimeSpan.FromHours(1));
        }

        observer.Waits.Select(wait => wait.Delay.TotalSeconds).ShouldBe([seconds, seconds, seconds]);
    }

    [Theory]
    [InlineData("Tue, 01 Jan 2030 13:00:00 GMT", "Tue, 01 Jan 2030 13:00:02 GMT", 2)]
    [InlineData("Tue, 01 Jan 2030 11:00:00 GMT", "Tue, 01 Jan 2030 11:00:02 GMT", 2)]
    [InlineData("Wed, 02 Jan 2030 12:00:00 GMT", "Tue, 01 Jan 2030 13:00:00 GMT", 0.5)]
    [InlineData("a while ago", "Tue, 01 Jan 2030 12:00:02 GMT", 2)]
    public async Task Get_RetryAfterAsDate_IsMeasuredAgainstTheAnswersOwnDate(string date, string value, double seconds) =>
        (await WaitsOfAsync(First(Trouble.Answer(429, "", ("Date", date), ("Retry-After", value))))).ShouldBe([seconds]);

    [Fact]
    public async Task Get_SeveralRetryAfters_TakesTheLongestItUnderstands() => (await WaitsOfAsync(First(Trouble.Answer(
        429, "", ("Retry-After", "3"), ("Retry-After", "soon"), ("Retry-After", "Tue, 01 Jan 2030 12:00:20 GMT"), ("Retry-After", "7"))))).ShouldBe([20]);

    [Theory, Each(503, 429)]
    public async Task Get_RetryAfterZeroAgainAndAgain_KeepsOurOwnBackOff(int status)
    {
        using var api = Create(new ScriptedHandler(_ => Trouble.Answer(status, "", ("Retry-After", "0"))));

        await Should.ThrowAsync<ApiException>(PassTimeAsync(CallAsync(api, "GET")));

        observer.Waits.Select(wait => wait.Delay.TotalSeconds).ShouldBe([0.5, 1, 2, 4]);
    }

    [Fact]
    public async Task Post_ServiceUnavailableWithRetryAfter_IsThrownWithIt()
    {
        var handler = new ScriptedHandler(_ => Trouble.Answer(503, "", ("Retry-After", "12")));
        using var api = Create(handler);

        var error = await Should.ThrowAsync<ApiException>(CallAsync(api, "POST"));

        (error.RetryAfter, error.MaybeDone).ShouldBe((TimeSpan.FromSeconds(12), true));
        handler.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Throttled_OneCallOfABot_HoldsAllItsCallsAndNoOthers()
    {
        var handler = First(Trouble.Answer(429, "", ("Retry-After", "30")));
        using var api = Create(handler);
        var other = new RecordingObserver();

        var throttled = api.PostAsync("b", Samples.Basic(), observer, default);
        await clock.WaitForTimerAsync();
        var held = api.DeleteAsync("b", "n", other, default);
        await clock.WaitForTimerAsync(2);
        await api.DeleteAsync("another", "n", null, default);

        handler.Count.ShouldBe(2, "the other bot's call goes out at once");
        held.IsCompleted.ShouldBeFalse();
        other.Waits.ShouldHaveSingleItem().ToString().ShouldBe("attempt 1 of 5 in 30 s: the API limits the rate of requests (429)");
        observer.Waits.ShouldHaveSingleItem().ToString().ShouldBe("attempt 2 of 5 in 30 s: the API limits the rate of requests (429)");
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

    [Theory]
    [InlineData(429, "2000000000")]
    [InlineData(503, "2000000000")]
    [InlineData(500, "99999999999999999999999")]
    [InlineData(429, "Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task Cancel_WhileWaitingForAnAbsurdlyLongTime_IsWhatEndsTheCall(int status, string value)
    {
        var handler = new ScriptedHandler(_ => Trouble.Answer(status, "", ("Retry-After", value)));
        using var api = Create(handler);
        using var cancellation = new CancellationTokenSource();

        var call = api.GetAsync("b", Freshness.Now, observer, cancellation.Token);
        for (var month = 0; month < 5; month++)
        {
            await clock.WaitForTimerAsync();
            clock.AdvanceToNextTimer();
        }

        handler.Count.ShouldBe(1, "The wait is longer than a timer can be, and not cut.");
        await clock.WaitForTimerAsync();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        clock.ActiveTimers.ShouldBe(0);
    }

    private static ScriptedHandler First(HttpResponseMessage answer) => new(number => number == 1 ? answer : Trouble.Answer(200, Samples.Empty));
}
