namespace MediaProviders.Tests.Api;

public class SharedReadsTests : SharedReadsFixture
{
    [Fact]
    public async Task Get_WhileOneIsOnItsWay_WaitsForTheNextOneTogether()
    {
        var first = Get();
        fetch.Begin();
        Task<MediaProviderList>[] others = [Get(), Get(), Get()];
        fetch.Calls.ShouldBe(1);
        fetch.Answer("one");
        (await first).Names.ShouldBe(["one"]);
        fetch.Calls.ShouldBe(2);
        fetch.Begin();
        fetch.Answer("two");

        (await Task.WhenAll(others)).ShouldAllBe(list => list.Names.Single() == "two");
        fetch.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Get_BeforeTheRequestGoesOut_JoinsIt()
    {
        var first = Get();
        var second = Get();
        fetch.Begin();
        fetch.Answer("one");

        (await first).Names.ShouldBe(["one"]);
        (await second).Names.ShouldBe(["one"]);
        fetch.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Get_OfTwoBots_DoNotWaitForEachOther()
    {
        var first = Get("a");
        var second = Get("b");

        fetch.Calls.ShouldBe(2);
        fetch.BeginAndAnswerAll("x");
        (await first).Dispose();
        (await second).Dispose();
    }

    [Theory]
    [InlineData(4.9, 1)]
    [InlineData(5.1, 2)]
    public async Task GetRecent_AfterAWhile_UsesAListOfAtMostFiveSeconds(double seconds, int calls)
    {
        var first = Get();
        fetch.Begin();
        clock.Advance(TimeSpan.FromSeconds(seconds / 2));
        fetch.Answer("one");
        (await first).Dispose();
        clock.Advance(TimeSpan.FromSeconds(seconds / 2));

        var second = Get(freshness: Freshness.Recent);
        fetch.BeginAndAnswerAll("two");

        (await second).Names.ShouldBe([calls == 1 ? "one" : "two"]);
        fetch.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task GetNow_WithARecentListThere_AsksAgain()
    {
        await ReadAsync("b", "one");

        var second = Get();
        fetch.BeginAndAnswerAll("two");

        (await second).Names.ShouldBe(["two"]);
    }

    [Fact]
    public async Task Keep_UntilItExpires_WipesTheListAndForgetsTheBot()
    {
        await ReadAsync("b", "one");

        fetch.Last!.IsWiped.ShouldBeFalse();
        reads.RememberedBots.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(5));

        fetch.Last.IsWiped.ShouldBeTrue();
        reads.RememberedBots.ShouldBe(0);
        clock.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public async Task Keep_UntilAWriteBegins_WipesTheListAtOnce()
    {
        await ReadAsync("b", "one");

        using (reads.BeginWrite("another"))
        {
            fetch.Last!.IsWiped.ShouldBeFalse();
        }

        using (reads.BeginWrite("b"))
        {
            fetch.Last.IsWiped.ShouldBeTrue();
        }

        reads.RememberedBots.ShouldBe(0);
    }

    [Fact]
    public async Task Keep_WhileAHolderStillReads_WipesOnlyAfterHim()
    {
        var get = Get();
        fetch.BeginAndAnswerAll("one");
        var list = await get;

        clock.Advance(TimeSpan.FromSeconds(5));
        list.Look("one").ShouldBeOfType<Sighting.Present>();
        fetch.Last!.IsWiped.ShouldBeFalse();
        list.Dispose();

        fetch.Last.IsWiped.ShouldBeTrue();
    }

    [Fact]
    public async Task Keep_MoreThanTheMemoryAllowed_WipesTheOldest()
    {
        var contents = new List<ListContent>();
        for (var bot = 0; bot < 5; bot++)
        {
            await ReadAsync($"bot-{bot}", "x", padding: 20 * 1024 * 1024);
            contents.Add(fetch.Last!);
        }

        contents.Select(content => content.IsWiped).ShouldBe([true, true, false, false, false]);
        reads.RememberedBots.ShouldBe(3);
    }

    [Fact]
    public async Task Fail_OfAGet_ReachesItsWaitersAndIsNotKept()
    {
        Task<MediaProviderList>[] waiters = [Get(), Get(freshness: Freshness.Recent)];
        fetch.Begin();
        fetch.Fail(new ApiException(ApiFailure.Unauthorized, "no"));

        foreach (var waiter in waiters)
        {
            (await Should.ThrowAsync<ApiException>(waiter)).Failure.ShouldBe(ApiFailure.Unauthorized);
        }

        reads.RememberedBots.ShouldBe(0);
        var next = Get(freshness: Freshness.Recent);
        fetch.BeginAndAnswerAll("two");
        (await next).Names.ShouldBe(["two"]);
    }

    [Fact]
    public async Task Get_SharedByTwo_TellsBothItsWaitsAndOneItsAttempts()
    {
        var first = new RecordingObserver();
        var second = new RecordingObserver();
        var gets = Task.WhenAll(Get(observer: first), Get(observer: second));

        fetch.Observer!.Waiting(new CallObserver.Wait("because", TimeSpan.FromSeconds(1), 2, 5));
        fetch.Observer.Attempted(default);
        fetch.BeginAndAnswerAll("one");
        await gets;

        (first.Waits.Count, second.Waits.Count, first.Attempts.Count + second.Attempts.Count).ShouldBe((1, 1, 1));
    }
}
