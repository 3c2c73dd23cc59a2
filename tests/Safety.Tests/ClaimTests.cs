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
            await using var stack = new SimulatedStack(seed, ClaimCase.All[name].Settings, foldsBotIds: ClaimCase.All[name].FoldsBotIds);
            stack.One.Store.Put("bot-two", Entry.Bearer("images", "strangers-token"));
            await ClaimCase.All[name].Run(stack);
            stack.Has("images", "bot-two")!.BearerToken.ShouldBe("strangers-token");
            stack.ClaimFiles.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Up_OneEntryOfTwoProvidersAtATime_IsNeverHalfOfEach()
    {
        var both = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            await using var stack = new SimulatedStack(seed);
            (string, string)[] config = [("endpoint", stack.FirstAddress), ("botId", "bot"), ("apiToken", SimulatedStack.Token)];
            var program = new ProgramText().AddProvider("prov", config)
                .Add("images", "images", ProgramText.Bearer("first"))
                .Add("pictures", "images", ProgramText.Bearer("second"), overwrite: true, options: "provider: ${prov}");
            stack.Up(program, new CommandOptions { SkipPreview = true, ContinueOnError = true }).Succeeded.ShouldBeFalse();
            stack.Said.ShouldContain("Creating 'bot/images' is refused");
            var state = stack.ReadState().Resources;
            stack.One.Store.Entries("bot").Select(entry => entry.BearerToken).ShouldBe(state.Select(resource => resource.Secret));
            both += state.Count == 0 ? 1 : 0;
        }

        both.ShouldBeLessThan(20);
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
            stack.Up(new ProgramText()).Succeeded.ShouldBeTrue(stack.Said);
            stack.Has("images").ShouldBeNull("what a killed command has claimed must not keep what the program has dropped");
        }
    }
}
