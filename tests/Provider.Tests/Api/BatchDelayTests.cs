namespace MediaProviders.Tests.Api;

/// <summary>How long a shared GET waits for others to join it.</summary>
public class BatchDelayTests : SharedReadsFixture
{
    [Theory, Each(2, 3)]
    public async Task Get_AfterAListOfTwo_WaitsForTheSecondAndForAThirdThatWritesAndNoLonger(int readers)
    {
        using var write = readers == 3 ? reads.BeginWrite("b") : null;
        await ReadTogetherAsync(TimeSpan.FromMilliseconds(50));

        var gets = Enumerable.Range(1, readers - 1).Select(_ => Get()).ToList();
        fetch.Calls.ShouldBe(1);
        gets.Add(Get());
        fetch.Calls.ShouldBe(2);

        fetch.BeginAndAnswerAll("two");
        await DisposeAllAsync(gets);
    }

    [Theory]
    [InlineData(50, 10)]
    [InlineData(1000, 50)]
    public async Task Get_AfterAListOfTwo_WaitsForTheSecondForAFifthOfTheListsTimeAtMost(int took, int wait)
    {
        await ReadTogetherAsync(TimeSpan.FromMilliseconds(took));

        var first = Get();
        clock.Advance(TimeSpan.FromMilliseconds(wait - 1));
        fetch.Calls.ShouldBe(1);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        fetch.Calls.ShouldBe(2);

        fetch.BeginAndAnswerAll("two");
        (await first).Dispose();
    }

    [Theory, Each(1, 2)]
    public async Task Get_AfterWaitingInVainForAThird_GoesOutAtOnce(int readers)
    {
        await ReadTogetherAsync(TimeSpan.FromMilliseconds(50), readers: 3);

        var few = Enumerable.Range(0, readers).Select(_ => Get()).ToList();
        fetch.Calls.ShouldBe(1);
        clock.Advance(TimeSpan.FromMilliseconds(10));
        fetch.Begin();
        clock.Advance(TimeSpan.FromMilliseconds(50));
        fetch.Answer("two");
        few.AddRange(Enumerable.Range(0, readers).Select(_ => Get()));
        fetch.Calls.ShouldBe(3);

        fetch.BeginAndAnswerAll("three");
        await DisposeAllAsync(few);
    }

    [Theory, Each(false, true)]
    public async Task Get_GivenUpWhileItWaitsForOthers_IsNeverAskedFor(bool ends)
    {
        using var write = reads.BeginWrite("b");
        await ReadTogetherAsync(TimeSpan.FromMilliseconds(50));
        using var giveUp = new CancellationTokenSource();

        var first = Get(cancellationToken: giveUp.Token);
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
            Task<MediaProviderList>[] others = [Get(), Get(), Get()];
            fetch.Calls.ShouldBe(2);
            fetch.BeginAndAnswerAll("two");
            await DisposeAllAsync(others);
        }
    }

    private async Task ReadTogetherAsync(TimeSpan took, int readers = 2)
    {
        Task<MediaProviderList>[] together = [.. Enumerable.Range(0, readers).Select(_ => Get())];
        fetch.Begin();
        clock.Advance(took);
        fetch.Answer("one");
        await DisposeAllAsync(together);
    }
}
