using static MediaProviders.Safety.Tests.Simulation.TwoResources;

namespace MediaProviders.Safety.Tests;

/// <summary>Names that pass from one resource to another within a command, with the calls of an engine and in its orders.</summary>
public sealed class HandoverTests
{
    private const int Orders = 12;
    private const string First = "urn:pulumi:dev::media::mediaproviders:index:WhatsAppMediaProvider::r1";

    [Theory]
    [InlineData("b", "c")]
    [InlineData("c", "a")]
    public async Task Up_AChain_WorksInEveryOrder(string first, string second)
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            foreach (var order in (string[][])[["r1", "r2"], ["r2", "r1"]])
            {
                await using var stack = Started(seed, order);
                stack.Up(Two(first, second)).Succeeded.ShouldBeTrue(stack.Said);
                Entries(stack).ShouldBe(new[] { $"{first}=first", $"{second}=second" }.Order(StringComparer.Ordinal));
                stack.Up(Two(first, second)).Steps.ShouldAllBe(step => step.Operation == StepOperation.Same);
            }
        }
    }

    [Fact]
    public async Task Up_AChainOfFour_WorksInEveryOrder()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            await using var stack = new SimulatedStack(seed);
            stack.Up(Many("a", "b", "c", "d")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Up(Many("b", "c", "d", "e")).Succeeded.ShouldBeTrue(stack.Said);
            Entries(stack).ShouldBe(["b=1", "c=2", "d=3", "e=4"]);
        }
    }

    [Fact]
    public async Task Up_AChainWhoseListLags_WaitsForTheConfirmation()
    {
        await using var stack = Started(seed: 3, [], new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(20) });
        stack.Up(Two("b", "c")).Succeeded.ShouldBeTrue(stack.Said);
        Entries(stack).ShouldBe(["b=first", "c=second"]);
    }

    [Fact]
    public async Task Up_AChainWhoseHeadIsRefused_IsRefusedWholeAndNamesIt()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            await using var stack = Started(seed, []);
            stack.One.Store.Put("bot", Entry.Bearer("c", "strangers"));
            stack.Up(Two("b", "c"), UpdateOnly).Succeeded.ShouldBeFalse();
            stack.Said.ShouldContain(
                "'urn:pulumi:dev::media::mediaproviders:index:WhatsAppMediaProvider::r2' was going to give it up, but its own replacement failed or is not "
                    + "confirmed.");
            stack.Said.ShouldNotContain("under another provider");
            Entries(stack).ShouldBe(["a=first", "b=second", "c=strangers"]);
        }
    }

    [Fact]
    public async Task Up_AChainOneAtATime_WaitsNoLongerThanItPromisesAndSaysWhatToDo()
    {
        await using var stack = Started(seed: 1, ["r1", "r2"], parallel: 1);
        var begun = stack.World.Clock.GetUtcNow();
        stack.Up(Two("b", "c"), UpdateOnly).Succeeded.ShouldBeFalse();
        (stack.World.Clock.GetUtcNow() - begun).ShouldBeLessThan(TimeSpan.FromSeconds(15));
        stack.Said.ShouldContain("Creating 'bot/b' is refused");
        stack.Has("b")!.BearerToken.ShouldBe("second");
        stack.Has("a")!.BearerToken.ShouldBe("first");
    }

    [Fact]
    public async Task Up_ASwap_IsRefusedWholeAtOnceAndNamesTheOther()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            await using var stack = Started(seed, []);
            var begun = stack.World.Clock.GetUtcNow();
            stack.Up(Two("b", "a"), UpdateOnly).Succeeded.ShouldBeFalse();
            (stack.World.Clock.GetUtcNow() - begun).ShouldBeLessThan(TimeSpan.FromSeconds(3), "it is known as soon as both wait");
            stack.Said.ShouldContain("waits for this one's name, so neither can go first");
            stack.Said.ShouldNotContain("under another provider");
            stack.Said.ShouldNotContain("pulumi import");
            Entries(stack).ShouldBe(["a=first", "b=second"]);
        }
    }

    [Fact]
    public async Task Up_ACircleOfThree_IsRefusedWhole()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            await using var stack = new SimulatedStack(seed);
            stack.Up(Many("a", "b", "c")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Up(Many("b", "c", "a"), UpdateOnly).Succeeded.ShouldBeFalse();
            stack.Said.ShouldContain("so neither can go first");
            stack.Said.ShouldNotContain("under another provider");
            Entries(stack).ShouldBe(["a=1", "b=2", "c=3"]);
            stack.Up(Many("a", "b", "c")).Steps.ShouldAllBe(step => step.Operation == StepOperation.Same);
        }
    }

    [Fact]
    public async Task Up_TheNameOfARemovedResource_SaysBothWaysOnAndBothWork()
    {
        ProgramText Successor(bool overwrite) =>
            new ProgramText().Add("r3", "a", ProgramText.Bearer("third"), overwrite: overwrite).Add("r2", "b", ProgramText.Bearer("second"));
        for (var seed = 0; seed < 4; seed++)
        {
            await using var stack = Started(seed, []);
            stack.Up(Successor(overwrite: false), UpdateOnly).Succeeded.ShouldBeFalse();
            stack.Said.ShouldContain("- To overwrite it, set 'overwrite: true' for this update");
            stack.Said.ShouldContain("- If a resource of this stack has it, remove that first");
            stack.Has("a")!.BearerToken.ShouldBe("first");
            stack.Up(seed % 2 == 0 ? Successor(overwrite: true) : new ProgramText().Add("r2", "b", ProgramText.Bearer("second"))).Succeeded.ShouldBeTrue(
                stack.Said);
            stack.Up(Successor(overwrite: false)).Succeeded.ShouldBeTrue(stack.Said);
            Entries(stack).ShouldBe(["a=third", "b=second"]);
        }
    }

    [Fact]
    public async Task Up_WithRefresh_NamesTheRemovedResourceAndAdvisesNoImport()
    {
        await using var stack = Started(seed: 1, []);
        var successor = new ProgramText().Add("r3", "a", ProgramText.Bearer("third")).Add("r2", "b", ProgramText.Bearer("second"));
        stack.Up(successor, UpdateOnly with { Refresh = true }).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain($"According to the state, '{First}' has it.");
        stack.Said.ShouldNotContain("pulumi import");
    }

    [Fact]
    public async Task Up_TheProgramHasTheNameTwice_AdvisesNoImport()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            await using var stack = Started(seed, ["r3"]);
            var twice = new ProgramText().Add("r1", "a", ProgramText.Bearer("first")).Add("r2", "b", ProgramText.Bearer("second"))
                .Add("r3", "a", ProgramText.Bearer("third"));
            stack.Up(twice, UpdateOnly).Succeeded.ShouldBeFalse();
            stack.Said.ShouldContain("Two resources cannot be one entry");
            stack.Said.ShouldNotContain("pulumi import");
            stack.Has("a")!.BearerToken.ShouldBe("first");
        }
    }

    [Fact]
    public async Task Preview_OfAChain_NeverWaits()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            await using var stack = Started(seed, []);
            var begun = stack.World.Clock.GetUtcNow();
            stack.Preview(Two("b", "c")).Succeeded.ShouldBeTrue(stack.Said);
            (stack.World.Clock.GetUtcNow() - begun).ShouldBeLessThan(TimeSpan.FromSeconds(3));
            if (stack.Said.Contains("will be refused", StringComparison.Ordinal))
            {
                stack.Said.ShouldContain("gives it up in this update");
            }
        }
    }

    [Fact]
    public async Task Up_UnderAnExplicitProvider_AdvisesTheOptionImport()
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Bearer("a", "strangers"));
        var program = new ProgramText().AddProvider("prov", ("endpoint", stack.FirstAddress), ("botId", "bot"), ("apiToken", SimulatedStack.Token))
            .Add("r1", "a", ProgramText.Bearer("first"), options: "provider: ${prov}");
        stack.Up(program, UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("- If no stack manages it, import it with the option 'import':\n  bot/a\n");
        stack.Said.ShouldNotContain("pulumi import");
    }

    private static ProgramText Many(params string[] names)
    {
        var program = new ProgramText();
        for (var i = 0; i < names.Length; i++)
        {
            program.Add($"r{i + 1}", names[i], ProgramText.Bearer($"{i + 1}"));
        }

        return program;
    }
}
