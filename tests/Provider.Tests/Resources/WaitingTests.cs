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
            "next look in 0.2 s: written, but the list does not show it yet",
            "next look in 0.4 s: written, but the list does not show it yet",
            "next look in 0.8 s: written, but the list does not show it yet",
        ]);
    }

    [Fact]
    public async Task Create_AnswerLostBeforeTheWrite_SaysWhenItTriesAgain()
    {
        await using var fixture = await ResourceFixture.StartAsync(time: clock);
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Post, count: 2));

        await PassTimeAsync(fixture.UpAsync("images", Images));

        fixture.Reporter.Statuses.ShouldBe(["attempt 2 of 5 in 0.2 s: the answer was lost and the list does not show it", "attempt 3 of 5 in 0.4 s: the answer was lost and the list does not show it"]);
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
            "attempt 2 of 5 in 0.2 s: the answer was lost and the list still shows it",
            "next look in 0.4 s: deleted, but the list still shows it",
        ]);
    }

    // Status 0 stands for a list that proves nothing, and none for a broken connection.
    [Theory]
    [InlineData(429, FaultRoute.List)]
    [InlineData(503, FaultRoute.List)]
    [InlineData(429, FaultRoute.Post)]
    [InlineData(500, FaultRoute.Post)]
    [InlineData(0, FaultRoute.List)]
    [InlineData(null, FaultRoute.List)]
    [InlineData(null, FaultRoute.Post)]
    public async Task Create_WhateverItWaitsFor_SaysWhichAttemptAndHowLongBeforeANarrowTerminalCutsTheLine(int? status, FaultRoute route)
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) }, clock);
        fixture.Emulator.Faults.Add(status is 0 ? new Fault { Route = route, Count = 2, Body = "{}" } : status is { } answered ? Fault.Answers(answered, route, count: 2) : Fault.Ends(AnswerEnding.ResetBeforeAnswer, route, count: 2));

        await PassTimeAsync(fixture.UpAsync("images", Images));

        fixture.Reporter.Statuses.Count.ShouldBeGreaterThan(2);
        fixture.Reporter.Statuses.Select(line => line[..Math.Min(line.Length, 50)]).ShouldAllBe(line => Regex.IsMatch(line, @"^(attempt \d+ of \d+|next look) in \d+(\.\d)? s: "));
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
