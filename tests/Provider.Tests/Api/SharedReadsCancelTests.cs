namespace MediaProviders.Tests.Api;

public class SharedReadsCancelTests : SharedReadsFixture
{
    [Fact]
    public async Task Cancel_OfOneOfTwo_LeavesTheRequestToTheOther()
    {
        using var cancellation = new CancellationTokenSource();
        var leaving = Get(cancellationToken: cancellation.Token);
        var staying = Get();
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
        using var cancellation = new CancellationTokenSource();
        var get = Get(cancellationToken: cancellation.Token);
        fetch.Begin();
        var next = Get(cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(get);
        await Should.ThrowAsync<OperationCanceledException>(next);
        (fetch.CancelledCalls, fetch.Calls).ShouldBe((1, 1));
        reads.RememberedBots.ShouldBe(0);
    }

    [Fact]
    public async Task Get_WhileAnAbandonedRequestStillEnds_WaitsForItsOwn()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        var abandoned = new TaskCompletionSource<ListContent>();
        var calls = 0;
        using var slow = new SharedReads(
            (botId, observer, began, token) => ++calls == 1 ? abandoned.Task : fetch.FetchAsync(botId, observer, began, token), clock);
        using var cancellation = new CancellationTokenSource();
        var leaving = slow.GetAsync("b", Freshness.Now, CallObserver.Silent, cancellation.Token);
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(leaving);

        var staying = slow.GetAsync("b", Freshness.Now, CallObserver.Silent, default);
        calls.ShouldBe(1);
        abandoned.SetCanceled(default);
        fetch.BeginAndAnswerAll("one");

        (await staying).Names.ShouldBe(["one"]);
        calls.ShouldBe(2);
    }

    [Fact]
    public async Task Cancel_BeforeTheCall_AsksNothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(Get(cancellationToken: new CancellationToken(true)));

        fetch.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Dispose_WithWaiters_CancelsThemAndWipesWhatIsKept()
    {
        await ReadAsync("kept", "one");
        var running = Get();
        fetch.Begin();
        var next = Get();

        reads.Dispose();

        await Should.ThrowAsync<OperationCanceledException>(running);
        await Should.ThrowAsync<OperationCanceledException>(next);
        fetch.Last!.IsWiped.ShouldBeTrue();
        await Should.ThrowAsync<ObjectDisposedException>(Get());
    }
}
