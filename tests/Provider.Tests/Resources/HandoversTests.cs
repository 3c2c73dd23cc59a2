namespace MediaProviders.Provider.Tests.Resources;

/// <summary>How a create waits until another resource of the command has left the entry, and how long.</summary>
public sealed class HandoversTests
{
    private static readonly TimeSpan Almost = TimeSpan.FromSeconds(2.9);
    private readonly ManualTimeProvider clock = new();
    private readonly Ownership ownership;

    public HandoversTests() => ownership = new Ownership(new SharedClaims("", _ => null), time: clock);

    [Fact]
    public async Task Wait_NothingIsAnnounced_EndsAfterThreeSeconds()
    {
        var wait = Wait("a", "images");
        clock.Advance(Almost);
        wait.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(0.1));
        (await wait).ShouldBe(new Handover(Handover.Ending.NotLeft, null));
    }

    [Fact]
    public async Task Wait_StateHoldsItOfAResourceThatStays_NamesThatOne()
    {
        ownership.Holds("removed", Key("images"));
        var wait = Wait("a", "images");
        clock.Advance(Handover.Patience);
        (await wait).ShouldBe(new Handover(Handover.Ending.NotLeft, "removed"));
    }

    [Fact]
    public async Task Wait_AnnouncedAndNeverBegun_HasThreeSecondsMore()
    {
        var wait = Wait("a", "images");
        clock.Advance(Almost);
        Announce("b", "images", "videos");
        await clock.WaitForTimerAsync(timer => timer == Handover.Patience);
        clock.Advance(Almost);
        wait.IsCompleted.ShouldBeFalse();
        clock.Advance(Handover.Patience);
        (await wait).ShouldBe(new Handover(Handover.Ending.NotBegun, "b"));
    }

    [Fact]
    public async Task Wait_CreateOfTheOtherIsUnderWay_LastsUntilItIsConfirmed()
    {
        Announce("b", "images", "videos");
        var wait = Wait("a", "images");
        ownership.Begun("b");
        clock.Advance(TimeSpan.FromMinutes(9));
        wait.IsCompleted.ShouldBeFalse();
        ownership.Ended("b", isLeft: true);
        (await wait).ShouldBe(new Handover(Handover.Ending.Left, "b"));
    }

    [Fact]
    public async Task Wait_CreateOfTheOtherFails_EndsAtOnce()
    {
        Announce("b", "images", "videos");
        ownership.Begun("b");
        var wait = Wait("a", "images");
        ownership.Ended("b", isLeft: false);
        (await wait).ShouldBe(new Handover(Handover.Ending.NotConfirmed, "b"));
    }

    [Fact]
    public async Task Wait_AlreadyLeft_TakesNoTime()
    {
        Announce("b", "images", "videos");
        ownership.Begun("b");
        ownership.Ended("b", isLeft: true);
        (await Wait("a", "images")).End.ShouldBe(Handover.Ending.Left);
    }

    [Fact]
    public async Task Wait_NoLongerAReplacement_IsNotAnnounced()
    {
        Announce("b", "images", "videos");
        ownership.Compared("b", Key("images"), isReplacement: false, there: null);
        var wait = Wait("a", "images");
        clock.Advance(Handover.Patience);
        (await wait).ShouldBe(new Handover(Handover.Ending.NotLeft, "b"));
    }

    [Theory, Each(2, 3, 5)]
    public async Task Wait_ACircle_EndsForAllAsSoonAsItIsClosed(int size)
    {
        for (var i = 0; i < size; i++)
        {
            Announce($"r{i}", $"n{i}", $"n{(i + 1) % size}");
            ownership.Begun($"r{i}");
        }

        var waits = Enumerable.Range(0, size).Select(i => Wait($"r{i}", $"n{(i + 1) % size}")).ToList();

        (await Task.WhenAll(waits)).ShouldBe(Enumerable.Range(0, size).Select(i => new Handover(Handover.Ending.Circle, $"r{(i + 1) % size}")));
        clock.GetUtcNow().ShouldBe(new ManualTimeProvider().GetUtcNow(), "no time has passed");
    }

    [Fact]
    public async Task Wait_ACircleFurtherOn_IsNotJoined()
    {
        Announce("r1", "n1", "n2");
        Announce("r2", "n2", "n1");
        Announce("c", "n3", "N1");
        ownership.Begun("r1");
        ownership.Begun("r2");
        var third = Wait("c", "n1");
        var first = Wait("r1", "n2");
        var second = Wait("r2", "n1");
        (await first).End.ShouldBe(Handover.Ending.Circle);
        (await second).End.ShouldBe(Handover.Ending.Circle);
        third.IsCompleted.ShouldBeFalse();
        ownership.Ended("r1", isLeft: false);
        (await third).ShouldBe(new Handover(Handover.Ending.NotConfirmed, "r1"));
    }

    [Fact]
    public async Task Wait_ACircleWhoseOtherCreateDoesNotBegin_IsCalledOne()
    {
        Announce("r1", "n1", "n2");
        Announce("r2", "n2", "n1");
        ownership.Begun("r1");
        var wait = Wait("r1", "n2");
        clock.Advance(Handover.Patience);
        (await wait).ShouldBe(new Handover(Handover.Ending.Circle, "r2"));
    }

    [Fact]
    public async Task Wait_TheProgramHasItTwice_EndsAtOnce()
    {
        Check("a", last: null, "images");
        var wait = Wait("a", "images");
        Check("b", last: null, "images").ShouldBe("a");
        (await wait).ShouldBe(new Handover(Handover.Ending.Double, "b"));
    }

    [Fact]
    public async Task Wait_Cancelled_EndsAtOnceAndIsForgotten()
    {
        Announce("b", "images", "videos");
        using var interrupt = new CancellationTokenSource();
        var wait = ownership.WaitAsync("a", Key("images"), interrupt.Token);
        await interrupt.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(wait);
        clock.ActiveTimers.ShouldBe(0);
    }

    [Fact]
    public void FindObstacle_TellsWithoutAWait()
    {
        ownership.FindObstacle("a", Key("images")).ShouldBe(new Handover(Handover.Ending.NotLeft, null));
        Announce("b", "images", "videos");
        ownership.FindObstacle("a", Key("images")).ShouldBeNull();
        Announce("a", "videos", "images");
        ownership.FindObstacle("a", Key("images")).ShouldBe(new Handover(Handover.Ending.Circle, "b"));
    }

    private static EntryKey Key(string name) => new("https://service", "bot", name);

    private Task<Handover> Wait(string address, string name) => ownership.WaitAsync(address, Key(name), CancellationToken.None);

    private void Announce(string address, string from, string to)
    {
        Check(address, from, to).ShouldBeNull();
        ownership.Compared(address, Key(from), isReplacement: true, there: null);
    }

    private string? Check(string address, string? last, string wanted) => ownership.Checked(address, "https://service", Inputs(wanted), Inputs(last));

    private static MediaProviderInputs Inputs(string? name) =>
        MediaProviderInputs.Of(name is null ? ObjectValue.Empty : Tree.Of(("botId", "bot"), ("name", name)));
}
