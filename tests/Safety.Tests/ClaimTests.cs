using MediaProviders.Emulator;
using MediaProviders.Safety.Tests.Cases;
using MediaProviders.Safety.Tests.Programs;
using MediaProviders.Safety.Tests.Simulation;
using MediaProviders.Safety.Tests.Support;

namespace MediaProviders.Safety.Tests;

/// <summary>Every case of <see cref="ClaimCase"/> in a simulated world, with several orders of things.</summary>
public sealed class ClaimTests
{
    private static readonly TimeSpan KillStep = TimeSpan.FromMilliseconds(15);

    public static TheoryData<string> Names => [.. ClaimCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_InAnyOrderOfThings_LosesNothing(string name)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var stack = new SimulatedStack(seed, ClaimCase.All[name].Settings);
            stack.One.Store.Put("bot-two", Entry.Bearer("images", "strangers-token"));
            await ClaimCase.All[name].Run(stack);
            stack.Has("images", "bot-two")!.BearerToken.ShouldBe("strangers-token");
            stack.ClaimFiles.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Up_KilledAtAnyTimeOfARenameInCode_IsFinishedByTheNext()
    {
        for (var step = 0; step < 30; step++)
        {
            await using var stack = new SimulatedStack(step);
            stack.Up(new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"))).Succeeded.ShouldBeTrue(stack.Said);
            var renamed = new ProgramText().Add("pictures", "images", ProgramText.Basic("reader", "first"));
            stack.UpKilled(renamed, step * KillStep);
            stack.Has("images")!.Password.ShouldBe("first");
            stack.Up(renamed).Succeeded.ShouldBeTrue(stack.Said);
            stack.Has("images")!.Password.ShouldBe("first");
            stack.ReadState().Resources.Single().ProgramName.ShouldBe("pictures");
            stack.ClaimFiles.ShouldBeEmpty();
        }
    }
}
