using MediaProviders.Emulator;
using MediaProviders.LocalEngine;
using MediaProviders.Safety.Tests.Programs;
using MediaProviders.Safety.Tests.Simulation;

namespace MediaProviders.Safety.Tests;

public sealed class TimeTests
{
    private static readonly CommandOptions NoPreview = new() { SkipPreview = true };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Up_RetryAfterIsLongerThanTheTimeout_EndsAtTheTimeout(bool asDate)
    {
        await using var stack = new SimulatedStack();
        stack.One.Faults.Add(Fault.Answers(429, count: null) with { RetryAfter = TimeSpan.FromHours(2), RetryAfterAsDate = asDate });
        var began = stack.World.Clock.GetUtcNow();
        stack.Up(Program("first", "customTimeouts: { create: 90s }"), NoPreview).Succeeded.ShouldBeFalse();
        (stack.World.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromSeconds(89), TimeSpan.FromSeconds(93));
        stack.Said.ShouldContain("did not finish within 90 seconds");
        stack.Said.ShouldContain("customTimeouts");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Up_RetryAfterWithinTheTimeout_IsHonouredAndShown(bool asDate)
    {
        await using var stack = new SimulatedStack();
        stack.One.Faults.Add(Fault.Answers(429) with { RetryAfter = TimeSpan.FromMinutes(3), RetryAfterAsDate = asDate });
        var began = stack.World.Clock.GetUtcNow();
        stack.Up(Program("first"), NoPreview).Succeeded.ShouldBeTrue(stack.Said);
        (stack.World.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4));
        stack.Said.ShouldContain("429");
    }

    [Fact]
    public async Task Commands_AServerThatNeverAnswers_EndAtTheirTimeout()
    {
        await using var stack = new SimulatedStack();
        string[] timeouts = ["customTimeouts: { create: 100s, update: 100s, delete: 100s, read: 100s }"];
        stack.Up(Program("first", timeouts)).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(new Fault { Delay = Timeout.InfiniteTimeSpan });
        foreach (var command in new Func<bool>[]
        {
            () => stack.Up(Program("second", timeouts), NoPreview).Succeeded,
            () => stack.Up(new ProgramText(), NoPreview).Succeeded,
        })
        {
            var began = stack.World.Clock.GetUtcNow();
            command().ShouldBeFalse();
            (stack.World.Clock.GetUtcNow() - began).ShouldBeLessThan(TimeSpan.FromSeconds(104));
        }

        stack.ReadState().Resources.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task UpInterrupted_AtAnyTimeOfACreate_EndsWithinTwoSecondsAndTheNextAdopts()
    {
        var (refused, unfinished) = (0, 0);
        for (var step = 0; step < 40; step++)
        {
            await using var stack = new SimulatedStack(step, new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(step % 3) });
            var after = TimeSpan.FromMilliseconds(step * 20);
            var began = stack.World.Clock.GetUtcNow();
            var up = stack.UpInterrupted(Program("first"), after, NoPreview);
            (stack.World.Clock.GetUtcNow() - began - after).ShouldBeLessThan(TimeSpan.FromSeconds(2.2));
            refused += up.Succeeded ? 0 : 1;
            var state = stack.ReadState().Resources;
            unfinished += state.Count(r => r.IsUnfinished);
            if (state.Count == 0)
            {
                stack.Has("images").ShouldBeNull("what has been written must be in the state");
            }

            stack.Up(Program("first")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Has("images")!.Password.ShouldBe("first");
            stack.ReadState().Resources.Single().IsUnfinished.ShouldBeFalse();
        }

        refused.ShouldBeGreaterThan(5);
        unfinished.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task UpInterrupted_AGeneratedNameInMidCreate_IsAdoptedByTheNext()
    {
        for (var step = 0; step < 20; step++)
        {
            await using var stack = new SimulatedStack(step, new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) });
            var program = new ProgramText().Add("images", null, ProgramText.Basic("reader", "first"));
            stack.UpInterrupted(program, TimeSpan.FromMilliseconds(step * 20), NoPreview);
            stack.Up(program).Succeeded.ShouldBeTrue(stack.Said);
            stack.One.Store.Entries("bot").ShouldHaveSingleItem();
        }
    }

    private static ProgramText Program(string password, params string[] options) =>
        new ProgramText().Add("images", "images", ProgramText.Basic("reader", password), options: options);
}
