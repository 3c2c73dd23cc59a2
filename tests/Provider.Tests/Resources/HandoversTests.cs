namespace MediaProviders.Provider.Tests.Resources;

/// <summary>How a create waits until another resource of the command has left the entry, and how long.</summary>
public sealed class HandoversTests
{
    private static readonly TimeSpan Almost = TimeSpan.FromSeconds(2.9);
    private readonly ManualTimeProvider clock = new();
    private readonly Handovers handovers;

    public HandoversTests() => handovers = new Handovers(clock);

    [Fact]
    public async Task Wait_NothingIsAnnounced_EndsAfterThreeSeconds()
    {
        var wait = Wait("a", "images");
        clock.Advance(Almost);
        wait.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.1));
        (await wait).ShouldBe(new Handovers.Outcome(Handovers.Ending.NotLeft, null));
    }

    [Fact]
    public async Task Wait_StateHoldsItOfAResourceThatStays_NamesThatOne()
    {
        handovers.Hold("removed", Key("images"));
        var wait = Wait("a", "images");
        clock.Advance(Handovers.Patience);
        (await wait).ShouldBe(new Handovers.Outcome(Handovers.Ending.NotLeft, "removed"));
    }

    [Fact]
    public async Task Wait_AnnouncedAndNeverBegun_HasThreeSecondsMore()
    {
        var wait = Wait("a", "images");
        clock.Advance(Almost);
        Announce("b", "images", "videos");
        await clock.WaitForTimerAsync(timer => timer == Handovers.Patience);
        clock.Advance(Almost);
        wait.IsCompleted.ShouldBeFalse();
        clock.Advance(Handovers.Patience);
        (await wait).ShouldBe(new Handovers.Outcome(Handovers.Ending.NotBegun, "b"));
    }

    [Fact]
    public async Task Wait_CreateOfTheOtherIsUnderWay_LastsUntilItIsConfirmed()
    {
        Announce("b", "images", "videos");
        var wait = Wait("a", "images");
        handovers.Begin("b");
        clock.Advance(TimeSpan.FromMinutes(9));
        wait.IsCompleted.ShouldBeFalse();
        handovers.End("b", isLeft: true);
        (await wait).ShouldBe(new Handovers.Outcome(Handovers.Ending.Left, "b"));
    }

    [Fact]
    public async Task Wait_CreateOfTheOtherFails_EndsAtOnce()
    {
        Announce("b", "images", "videos");
        handovers.Begin("b");
        var wait = Wait("a", "images");
        handovers.End("b", isLeft: false);
        (await wait).ShouldBe(new Handovers.Outcome(Handovers.Ending.NotConfirmed, "b"));
    }

    [Fact]
    public async Task Wait_AlreadyLeft_TakesNoTime()
    {
        Announce("b", "images", "videos");
        handovers.Begin("b");
        handovers.End("b", isLeft: true);
        (await Wait("a", "images")).End.ShouldBe(Handovers.Ending.Left);
    }

    [Fact]
    public async Task Wait_NoLongerAReplacement_IsNotAnnounced()
    {
        Announce("b", "images", "videos");
        handovers.Compare("b", Key("images"), isReplacement: false);
        var wait = Wait("a", "images");
        clock.Advance(Handovers.Patience);
        (await wait).ShouldBe(new Handovers.Outcome(Handovers.Ending.NotLeft, "b"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Wait_ACircle_EndsForAllAsSoonAsItIsClosed(int size)
    {
        for (var i = 0; i < size; i++)
        {
            Announce($"r{i}", $"n{i}", $"n{(i + 1) % size}");
            handovers.Begin($"r{i}");
        }

        var waits = Enumerable.Range(0, size).Select(i => Wait($"r{i}", $"n{(i + 1) % size}")).ToList();

        var ends = await Task.WhenAll(waits);
        ends.ShouldBe(Enumerable.Range(0, size).Select(i => new Handovers.Outcome(Handovers.Ending.Circle, $"r{(i + 1) % size}")));
        clock.GetUtcNow().ShouldBe(new ManualTimeProvider().GetUtcNow(), "no time has passed");
    }

    [Fact]
    public async Task Wait_ACircleFurtherOn_IsNotJoined()
    {
        Announce("r1", "n1", "n2");
        Announce("r2", "n2", "n1");
        Announce("c", "n3", "n1");
        handovers.Begin("r1");
        handovers.Begin("r2");
        var third = Wait("c", "n1");
        var first = Wait("r1", "n2");
        var second = Wait("r2", "n1");
        (await first).End.ShouldBe(Handovers.Ending.Circle);
        (await second).End.ShouldBe(Handovers.Ending.Circle);
        third.IsCompleted.ShouldBeFalse();
        handovers.End("r1", isLeft: false);
        (await third).ShouldBe(new Handovers.Outcome(Handovers.Ending.NotConfirmed, "r1"));
    }

    [Fact]
    public async Task Wait_ACircleWhoseOtherCreateDoesNotBegin_IsCalledOne()
    {
        Announce("r1", "n1", "n2");
        Announce("r2", "n2", "n1");
        handovers.Begin("r1");
        var wait = Wait("r1", "n2");
        clock.Advance(Handovers.Patience);
        (await wait).ShouldBe(new Handovers.Outcome(Handovers.Ending.Circle, "r2"));
    }

    [Fact]
    public async Task Wait_TheProgramHasItTwice_EndsAtOnce()
    {
        var wait = Wait("a", "images");
        handovers.Double("b", Key("images"));
        (await wait).ShouldBe(new Handovers.Outcome(Handovers.Ending.Double, "b"));
    }

    [Fact]
    public async Task Wait_Cancelled_EndsAtOnceAndIsForgotten()
    {
        Announce("b", "images", "videos");
        using var interrupt = new CancellationTokenSource();
        var wait = handovers.WaitAsync("a", Key("images"), interrupt.Token);
        await interrupt.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(wait);
        clock.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public void Foresee_TellsWithoutAWait()
    {
        handovers.Foresee("a", Key("images")).ShouldBe(new Handovers.Outcome(Handovers.Ending.NotLeft, null));
        Announce("b", "images", "videos");
        handovers.Foresee("a", Key("images")).ShouldBeNull();
        Announce("a", "videos", "images");
        handovers.Foresee("a", Key("images")).ShouldBe(new Handovers.Outcome(Handovers.Ending.Circle, "b"));
    }

    private static EntryKey Key(string name) => new("https://service", "bot", name);

    private Task<Handovers.Outcome> Wait(string address, string name) => handovers.WaitAsync(address, Key(name), CancellationToken.None);

    private void Announce(string address, string from, string to)
    {
        handovers.Check(address, Key(from), Key(to), isNew: false);
        handovers.Compare(address, Key(from), isReplacement: true);
    }
}
