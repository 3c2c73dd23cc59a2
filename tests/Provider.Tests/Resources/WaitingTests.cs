namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Status lines while something is waited for: what for, and how long the wait takes.</summary>
public sealed class WaitingTests : ResourceTests
{
    private readonly ManualTimeProvider clock = new();

    private protected override TimeProvider Clock => clock;

    [Fact]
    public async Task Create_ListThatLags_SaysWhenItLooksNext()
    {
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) };

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
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Post, count: 2));

        await PassTimeAsync(fixture.UpAsync("images", Images));

        fixture.Reporter.Statuses.ShouldBe(
            ["attempt 2 of 5 in 0.2 s: the answer was lost and the list does not show it",
                "attempt 3 of 5 in 0.4 s: the answer was lost and the list does not show it"]);
    }

    [Fact]
    public async Task Delete_AnswerLostAndListThatLags_SaysBoth()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(0.3) };
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Count = 1, Ending = AnswerEnding.ResetBeforeAnswer });

        await PassTimeAsync(fixture.DeleteAsync(was));

        fixture.Reporter.Statuses.ShouldBe(
        [
            "attempt 2 of 5 in 0.2 s: the answer was lost and the list still shows it",
            "next look in 0.4 s: deleted, but the list still shows it",
        ]);
    }

    // Status 0 stands for a list that proves nothing, and none for a broken connection.
    [Theory]
    [Each(429, 503, 0, null, With = FaultRoute.List)]
    [Each(429, 500, null, With = FaultRoute.Post)]
    public async Task Create_WhateverItWaitsFor_SaysWhichAttemptAndHowLongBeforeANarrowTerminalCutsTheLine(int? status, FaultRoute route)
    {
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) };
        fixture.Emulator.Faults.Add(
            status is 0 ? new Fault { Route = route, Count = 2, Body = "{}" } : status is { } answered ? Fault.Answers(answered, route, count: 2)
                : Fault.Ends(AnswerEnding.ResetBeforeAnswer, route, count: 2));

        await PassTimeAsync(fixture.UpAsync("images", Images));

        fixture.Reporter.Statuses.Count.ShouldBeGreaterThan(2);
        fixture.Reporter.Statuses.Select(line => line[..Math.Min(line.Length, 50)])
            .ShouldAllBe(line => Regex.IsMatch(line, @"^(attempt \d+ of \d+|next look) in \d+(\.\d)? s: "));
    }

    // The waits are shorter than the other times on the same clock: how long a list is recent, and the limits of requests and operations.
    private Task PassTimeAsync(Task work) => clock.PassAsync(work, TimeSpan.FromSeconds(1));
}
