namespace MediaProviders.Tests.Api;

public class SharedReadsCancelTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly HandFetch fetch = new();

    [Fact]
    public async Task Cancel_OfOneOfTwo_LeavesTheRequestToTheOther()
    {
        using var reads = Create();
        using var cancellation = new CancellationTokenSource();
        var leaving = reads.GetAsync("b", Freshness.Now, CallObserver.Silent, cancellation.Token);
        var staying = Get(reads);
        fetch.Begin();

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(leaving);
        fetch.CancelledCalls.ShouldBe(0);
        fetch.Answer("one");

        (await staying).Names.ShouldBe(["one"]);
    }

    [Fact]
    public async Task Cancel_OfTheLast_EndsTheRequestAndLeavesNothing()
    {
        using var reads = Create();
        using var cancellation = new CancellationTokenSource();
        var get = reads.GetAsync("b", Freshness.Now, CallObserver.Silent, cancellation.Token);
        fetch.Begin();
        var next = reads.GetAsync("b", Freshness.Now, CallObserver.Silent, cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(get);
        await Should.ThrowAsync<OperationCanceledException>(next);
        fetch.CancelledCalls.ShouldBe(1);
        fetch.Calls.ShouldBe(1);
        reads.RememberedBots.ShouldBe(0);
    }

    [Fact]
    public async Task Get_WhileAnAbandonedRequestStillEnds_WaitsForItsOwn()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var abandoned = new TaskCompletionSource<ListContent>();
        var calls = 0;
        using var reads = new SharedReads((botId, observer, began, token) => ++calls == 1 ? abandoned.Task : fetch.FetchAsync(botId, observer, began, token), clock);
        using var cancellation = new CancellationTokenSource();
        var leaving = reads.GetAsync("b", Freshness.Now, CallObserver.Silent, cancellation.Token);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(leaving);

        var staying = Get(reads);
        calls.ShouldBe(1);
        abandoned.SetCanceled(default);
        fetch.BeginAndAnswerAll("one");

        (await staying).Names.ShouldBe(["one"]);
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task Cancel_BeforeTheCall_AsksNothing()
    {
        using var reads = Create();

        await Should.ThrowAsync<OperationCanceledException>(reads.GetAsync("b", Freshness.Now, CallObserver.Silent, new CancellationToken(true)));

        fetch.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Dispose_WithWaiters_CancelsThemAndWipesWhatIsKept()
    {
        var reads = Create();
        var kept = Get(reads, "kept");
        fetch.BeginAndAnswerAll("one");
        (await kept).Dispose();
        var running = Get(reads);
        fetch.Begin();
        var next = Get(reads);

        reads.Dispose();

        await Should.ThrowAsync<OperationCanceledException>(running);
        await Should.ThrowAsync<OperationCanceledException>(next);
        fetch.Last!.IsWiped.ShouldBeTrue();
        await Should.ThrowAsync<ObjectDisposedException>(Get(reads));
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
