namespace MediaProviders.Tests.Api;

/// <summary>How long a shared GET waits for others to join it.</summary>
public class BatchDelayTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly HandFetch fetch = new();

    [Fact]
    public async Task Get_AfterAListOfTwo_WaitsForTheSecondAndNoLonger()
    {
        using var reads = Create();
        await ReadTogetherAsync(reads, TimeSpan.FromMilliseconds(50));

        var first = Get(reads);
        fetch.Calls.ShouldBe(1);
        var second = Get(reads);
        fetch.Calls.ShouldBe(2);

        fetch.BeginAndAnswerAll("two");
        (await first).Dispose();
        (await second).Dispose();
    }

    [Theory]
    [InlineData(50, 10)]
    [InlineData(1000, 50)]
    public async Task Get_AfterAListOfTwo_WaitsForTheSecondForAFifthOfTheListsTimeAtMost(int took, int wait)
    {
        using var reads = Create();
        await ReadTogetherAsync(reads, TimeSpan.FromMilliseconds(took));

        var first = Get(reads);
        clock.Advance(TimeSpan.FromMilliseconds(wait - 1));
        fetch.Calls.ShouldBe(1);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        fetch.Calls.ShouldBe(2);

        fetch.BeginAndAnswerAll("two");
        (await first).Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Get_AfterWaitingInVainForAThird_GoesOutAtOnce(int readers)
    {
        using var reads = Create();
        await ReadTogetherAsync(reads, TimeSpan.FromMilliseconds(50), readers: 3);

        var few = Enumerable.Range(0, readers).Select(_ => Get(reads)).ToList();
        fetch.Calls.ShouldBe(1);
        clock.Advance(TimeSpan.FromMilliseconds(10));
        fetch.Begin();
        clock.Advance(TimeSpan.FromMilliseconds(50));
        fetch.Answer("two");
        few.AddRange(Enumerable.Range(0, readers).Select(_ => Get(reads)));
        fetch.Calls.ShouldBe(3);

        fetch.BeginAndAnswerAll("three");
        foreach (var get in few)
        {
            (await get).Dispose();
        }
    }

    [Fact]
    public async Task Get_AfterAListOfTwoWhileAThirdWrites_WaitsForHimToo()
    {
        using var reads = Create();
        using var write = reads.BeginWrite("b");
        await ReadTogetherAsync(reads, TimeSpan.FromMilliseconds(50));

        Task<MediaProviderList>[] two = [Get(reads), Get(reads)];
        fetch.Calls.ShouldBe(1);
        var third = Get(reads);
        fetch.Calls.ShouldBe(2);

        fetch.BeginAndAnswerAll("two");
        foreach (var get in two.Append(third))
        {
            (await get).Dispose();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_GivenUpWhileItWaitsForOthers_IsNeverAskedFor(bool ends)
    {
        using var reads = Create();
        using var write = reads.BeginWrite("b");
        await ReadTogetherAsync(reads, TimeSpan.FromMilliseconds(50));
        using var giveUp = new CancellationTokenSource();

        var first = reads.GetAsync("b", Freshness.Now, CallObserver.Silent, giveUp.Token);
        clock.ActiveTimers.ShouldBe(1);
        if (ends)
        {
            reads.Dispose();
        }
        else
        {
            await giveUp.CancelAsync();
        }

        clock.ActiveTimers.ShouldBe(0);
        fetch.Calls.ShouldBe(1);
        await Should.ThrowAsync<OperationCanceledException>(first);
        if (!ends)
        {
            var second = Get(reads);
            var third = Get(reads);
            var fourth = Get(reads);
            fetch.Calls.ShouldBe(2);
            fetch.BeginAndAnswerAll("two");
            (await second).Dispose();
            (await third).Dispose();
            (await fourth).Dispose();
        }
    }

    private static Task<MediaProviderList> Get(SharedReads reads) =>
        reads.GetAsync("b", Freshness.Now, CallObserver.Silent, default);

    private async Task ReadTogetherAsync(SharedReads reads, TimeSpan took, int readers = 2)
    {
        Task<MediaProviderList>[] together = [.. Enumerable.Range(0, readers).Select(_ => Get(reads))];
        fetch.Begin();
        clock.Advance(took);
        fetch.Answer("one");
        foreach (var get in together)
        {
            (await get).Dispose();
        }
    }

    private SharedReads Create()
    {
        // With a context, what follows an answer would run elsewhere and later.
        SynchronizationContext.SetSynchronizationContext(null);
        return new SharedReads(fetch.FetchAsync, clock);
    }
}
