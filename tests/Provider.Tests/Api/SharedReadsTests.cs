namespace MediaProviders.Tests.Api;

public class SharedReadsTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly HandFetch fetch = new();

    [Fact]
    public async Task Get_WhileOneIsOnItsWay_WaitsForTheNextOneTogether()
    {
        using var reads = Create();

        var first = Get(reads);
        fetch.Begin();
        Task<MediaProviderList>[] others = [Get(reads), Get(reads), Get(reads)];
        fetch.Calls.ShouldBe(1);
        fetch.Answer("one");
        (await first).Names.ShouldBe(["one"]);
        fetch.Calls.ShouldBe(2);
        fetch.Begin();
        fetch.Answer("two");

        foreach (var other in others)
        {
            (await other).Names.ShouldBe(["two"]);
        }

        fetch.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Get_BeforeTheRequestGoesOut_JoinsIt()
    {
        using var reads = Create();

        var first = Get(reads);
        var second = Get(reads);
        fetch.Begin();
        fetch.Answer("one");

        (await first).Names.ShouldBe(["one"]);
        (await second).Names.ShouldBe(["one"]);
        fetch.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Get_OfTwoBots_DoNotWaitForEachOther()
    {
        using var reads = Create();

        var first = Get(reads, "a");
        var second = Get(reads, "b");

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
        using var reads = Create();
        var first = Get(reads);
        fetch.Begin();
        clock.Advance(TimeSpan.FromSeconds(seconds / 2));
        fetch.Answer("one");
        (await first).Dispose();
        clock.Advance(TimeSpan.FromSeconds(seconds / 2));

        var second = Get(reads, freshness: Freshness.Recent);
        fetch.BeginAndAnswerAll("two");

        (await second).Names.ShouldBe([calls == 1 ? "one" : "two"]);
        fetch.Calls.ShouldBe(calls);
    }

    [Fact]
    public async Task GetNow_WithARecentListThere_AsksAgain()
    {
        using var reads = Create();
        var first = Get(reads);
        fetch.BeginAndAnswerAll("one");
        (await first).Dispose();

        var second = Get(reads);
        fetch.BeginAndAnswerAll("two");

        (await second).Names.ShouldBe(["two"]);
    }

    [Fact]
    public async Task Keep_UntilItExpires_WipesTheListAndForgetsTheBot()
    {
        using var reads = Create();
        var get = Get(reads);
        fetch.BeginAndAnswerAll("one");
        (await get).Dispose();

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
        using var reads = Create();
        var get = Get(reads);
        fetch.BeginAndAnswerAll("one");
        (await get).Dispose();

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
        using var reads = Create();
        var get = Get(reads);
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
        using var reads = Create();
        var contents = new List<ListContent>();
        for (var bot = 0; bot < 5; bot++)
        {
            var get = Get(reads, $"bot-{bot}");
            fetch.BeginAndAnswerAll("x", padding: 20 * 1024 * 1024);
            (await get).Dispose();
            contents.Add(fetch.Last!);
        }

        contents.Select(content => content.IsWiped).ShouldBe([true, true, false, false, false]);
        reads.RememberedBots.ShouldBe(3);
    }

    [Fact]
    public async Task Fail_OfAGet_ReachesItsWaitersAndIsNotKept()
    {
        using var reads = Create();
        Task<MediaProviderList>[] waiters = [Get(reads), Get(reads, freshness: Freshness.Recent)];
        fetch.Begin();
        fetch.Fail(new ApiException(ApiFailure.Unauthorized, "no"));

        foreach (var waiter in waiters)
        {
            (await Should.ThrowAsync<ApiException>(waiter)).Failure.ShouldBe(ApiFailure.Unauthorized);
        }

        reads.RememberedBots.ShouldBe(0);
        var next = Get(reads, freshness: Freshness.Recent);
        fetch.BeginAndAnswerAll("two");
        (await next).Names.ShouldBe(["two"]);
    }

    [Fact]
    public async Task Get_SharedByTwo_TellsBothItsWaitsAndOneItsAttempts()
    {
        using var reads = Create();
        var first = new RecordingObserver();
        var second = new RecordingObserver();
        var gets = Task.WhenAll(reads.GetAsync("b", Freshness.Now, first, default), reads.GetAsync("b", Freshness.Now, second, default));

        fetch.Observer!.Waiting(new CallObserver.Wait("because", TimeSpan.FromSeconds(1), 2, 5));
        fetch.Observer.Attempted(default);
        fetch.BeginAndAnswerAll("one");
        await gets;

        (first.Waits.Count, second.Waits.Count, first.Attempts.Count + second.Attempts.Count).ShouldBe((1, 1, 1));
    }

    private static Task<MediaProviderList> Get(SharedReads reads, string botId = "b", Freshness freshness = Freshness.Now) =>
        reads.GetAsync(botId, freshness, CallObserver.Silent, default);

    private SharedReads Create()
    {
        // With a context, what follows an answer would run elsewhere and later.
        SynchronizationContext.SetSynchronizationContext(null);
        return new SharedReads(fetch.FetchAsync, clock);
    }
}
