using MediaProviders.Emulator;
using MediaProviders.Tests.Support;
using MediaProviders.Values;

namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Status lines while something is waited for: what for, and how long the wait takes.</summary>
public sealed class WaitingTests
{
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public async Task Create_ListThatLags_SaysWhenItLooksNext()
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) }, clock);

        await PassTimeAsync(fixture.UpAsync("images", Images));

        fixture.Reporter.Statuses.ShouldBe(
        [
            "written; waiting for the list to show it, next look in 0.2 s",
            "written; waiting for the list to show it, next look in 0.4 s",
            "written; waiting for the list to show it, next look in 0.8 s",
        ]);
    }

    [Fact]
    public async Task Create_AnswerLostBeforeTheWrite_SaysWhenItTriesAgain()
    {
        await using var fixture = await ResourceFixture.StartAsync(time: clock);
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Post, count: 2));

        await PassTimeAsync(fixture.UpAsync("images", Images));

        fixture.Reporter.Statuses.ShouldBe(["the answer was lost and the list does not show it; trying again in 0.2 s", "the answer was lost and the list does not show it; trying again in 0.4 s"]);
    }

    [Fact]
    public async Task Delete_AnswerLostAndListThatLags_SaysBoth()
    {
        await using var fixture = await ResourceFixture.StartAsync(time: clock);
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(0.3) };
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Count = 1, Ending = AnswerEnding.ResetBeforeAnswer });

        await PassTimeAsync(fixture.Resource.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None));

        fixture.Reporter.Statuses.ShouldBe(
        [
            "the answer was lost and the list still shows it; trying again in 0.2 s",
            "deleted; waiting for the list to show it, next look in 0.4 s",
        ]);
    }

    // The waits are shorter than the other times on the same clock: how long a list is recent, and the limits of requests and operations.
    private async Task PassTimeAsync(Task work)
    {
        while (await Task.WhenAny(work, clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(1))) != work)
        {
            clock.AdvanceToNextTimer();
        }

        await work;
    }
}
