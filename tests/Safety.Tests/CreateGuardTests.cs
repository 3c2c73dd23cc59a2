using static MediaProviders.Safety.Tests.Simulation.TwoResources;

namespace MediaProviders.Safety.Tests;

public sealed class CreateGuardTests
{
    private static readonly string Ours = ProgramText.Basic("reader", "our-password");

    [Fact]
    public async Task Up_TheNameIsSomebodyElses_IsRefusedWithTheWaysOn()
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "somebody", "their-password"));
        stack.Up(new ProgramText().Add("images", "images", Ours), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("differs in config.basic.username, config.basic.password");
        stack.Said.ShouldContain("\n  pulumi import mediaproviders:index:WhatsAppMediaProvider images 'bot/images' --generate-code=false\n");
        stack.Said.ShouldContain("'overwrite: true'");
        stack.Said.ShouldContain("'aliases'");
        stack.Said.ShouldNotContain("-password'");
        stack.Said.ShouldNotContain("their-password");
        stack.Has("images")!.Password.ShouldBe("their-password");
        stack.Count("POST").ShouldBe(0);
        stack.ReadState().Resources.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("somebody", false, "will be refused")]
    [InlineData("somebody", true, "will be overwritten")]
    [InlineData("reader", false, "exactly as the program describes it")]
    public async Task Preview_TheNameIsTaken_ForetellsWhatUpWouldDo(string username, bool overwrite, string says)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", username, "our-password"));
        stack.Preview(new ProgramText().Add("images", "images", Ours, overwrite: overwrite)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldContain(says);
        stack.Count("POST").ShouldBe(0);
    }

    [Fact]
    public async Task Import_AfterARefusal_IsAWayOn()
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "somebody", "their-password"));
        stack.Up(new ProgramText().Add("images", "images", Ours), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Import(new ProgramText(), "images", "bot/images").Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("their-password");
        stack.Up(new ProgramText().Add("images", "images", Ours)).Steps.Single(step => step.Name == "images").Operation.ShouldBe(StepOperation.Update);
        stack.Has("images")!.Password.ShouldBe("our-password");
    }

    /// <summary>The command 'pulumi import' would take the default provider and no parent.</summary>
    [Theory]
    [InlineData("parent: ${part}")]
    [InlineData("provider: ${own}")]
    [InlineData("parent: ${part}", "provider: ${own}")]
    public async Task ImportOption_AfterARefusalUnderAParentOrAnExplicitProvider_IsTheWayOn(params string[] options)
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "somebody", "their-password"));
        stack.Up(Program(options), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("import it with the option 'import':\n  bot/images\n");
        stack.Said.ShouldNotContain("pulumi import");

        stack.Up(Program([.. options, "import: bot/images"]), UpdateOnly).Succeeded.ShouldBeTrue(stack.Said);
        stack.Up(Program(options), UpdateOnly).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("our-password");
        stack.Count("DELETE").ShouldBe(0);
        stack.ReadState().Resources.Count(resource => resource.Id == "bot/images").ShouldBe(1);

        ProgramText Program(string[] chosen) => new ProgramText()
            .AddProvider("own", ("endpoint", stack.FirstAddress), ("botId", SimulatedStack.Bot), ("apiToken", SimulatedStack.Token))
            .Add("part", "part", Ours)
            .Add("images", "images", Ours, options: chosen);
    }

    [Fact]
    public async Task Aliases_AfterARefusalOfARenameWithOtherCredentials_AreAWayOn()
    {
        await using var stack = new SimulatedStack();
        stack.Up(new ProgramText().Add("images", "images", Ours)).Succeeded.ShouldBeTrue(stack.Said);
        var other = ProgramText.Basic("reader", "other-password");
        stack.Up(new ProgramText().Add("pictures", "images", other), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("- If you renamed the resource, declare its old name");
        stack.Has("images")!.Password.ShouldBe("our-password");
        stack.Up(new ProgramText().Add("pictures", "images", other, options: "aliases: [ { name: images } ]")).Succeeded.ShouldBeTrue(stack.Said);
        stack.Count("DELETE").ShouldBe(0);
        stack.Has("images")!.Password.ShouldBe("other-password");
    }

    [Fact]
    public async Task Up_AnIdenticalEntry_IsWrittenAdoptedAndSaid()
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "reader", "our-password"));
        stack.Up(new ProgramText().Add("images", "images", Ours)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Count("POST").ShouldBe(1);
        stack.Said.ShouldContain("already existed, exactly as the program describes it");
        stack.ReadState().Resources.Single().Id.ShouldBe("bot/images");
    }

    [Fact]
    public async Task Up_WithOverwrite_WritesAndSaysSo()
    {
        await using var stack = new SimulatedStack();
        stack.One.Store.Put("bot", Entry.Basic("images", "somebody", "their-password"));
        stack.Up(new ProgramText().Add("images", "images", Ours, overwrite: true)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldContain("was overwritten, because of 'overwrite: true'");
        stack.Has("images")!.Password.ShouldBe("our-password");
    }

    [Fact]
    public async Task Preview_OfAnEntryNotThereAndOfAListThatCannotBeRead_SaysNothingFalse()
    {
        await using var stack = new SimulatedStack();
        stack.Preview(new ProgramText().Add("images", "images", Ours)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldBeEmpty();
        stack.One.Faults.Add(Fault.Answers(403, FaultRoute.List, count: null));
        stack.Preview(new ProgramText().Add("images", "images", Ours)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldContain("this preview cannot tell");
    }

    [Fact]
    public async Task Up_AChainWhereTheNameHasBeenLeftFirst_WorksInOneCommand()
    {
        await using var stack = new SimulatedStack();
        stack.Up(Two("a", "b")).Succeeded.ShouldBeTrue(stack.Said);
        var chain = Two("b", "c", "dependsOn: [ \"${r2}\" ]");
        stack.Preview(chain).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldNotContain("refused");
        stack.Up(chain).Succeeded.ShouldBeTrue(stack.Said);
        Entries(stack).ShouldBe(["b=first", "c=second"]);
    }

    [Fact]
    public async Task Up_AChainInTheOtherOrder_IsRefusedWithoutHarmAndOverwriteGoesOn()
    {
        await using var stack = new SimulatedStack();
        stack.Up(Two("a", "b")).Succeeded.ShouldBeTrue(stack.Said);
        var other = new ProgramText().Add("r1", "b", ProgramText.Bearer("first"))
            .Add("r2", "c", ProgramText.Bearer("second"), options: "dependsOn: [ \"${r1}\" ]");
        stack.Preview(other).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldContain("Creating 'bot/b' will be refused");
        stack.Up(other, UpdateOnly).Succeeded.ShouldBeFalse();
        Entries(stack).ShouldBe(["a=first", "b=second"]);
        stack.Said.ShouldContain("- To overwrite it, set 'overwrite: true' for this update");
        var overwriting = new ProgramText().Add("r1", "b", ProgramText.Bearer("first"), overwrite: true)
            .Add("r2", "c", ProgramText.Bearer("second"), options: "dependsOn: [ \"${r1}\" ]");
        stack.Up(overwriting).Succeeded.ShouldBeTrue(stack.Said);
        Entries(stack).ShouldBe(["b=first", "c=second"]);
    }

    [Fact]
    public async Task Up_ASwap_IsRefusedWholeAndWorksByWayOfAThirdName()
    {
        for (var seed = 0; seed < 6; seed++)
        {
            await using var stack = new SimulatedStack(seed);
            stack.Up(Two("a", "b")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Preview(Two("b", "a")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Said.ShouldContain("Creating 'bot/a' will be refused");
            stack.Said.ShouldContain("Creating 'bot/b' will be refused");
            stack.Up(Two("b", "a"), UpdateOnly).Succeeded.ShouldBeFalse();
            Entries(stack).ShouldBe(["a=first", "b=second"]);
            stack.Up(Two("c", "b")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Up(Two("c", "a")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Up(Two("b", "a")).Succeeded.ShouldBeTrue(stack.Said);
            Entries(stack).ShouldBe(["a=second", "b=first"]);
        }
    }

    [Fact]
    public async Task Up_ASwapWithOverwrite_WorksInOneCommandInAnyOrder()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            await using var stack = new SimulatedStack(seed);
            stack.Up(Two("a", "b")).Succeeded.ShouldBeTrue(stack.Said);
            stack.Up(Two("b", "a"), UpdateOnly).Succeeded.ShouldBeFalse();
            stack.Said.ShouldContain("- To overwrite, set 'overwrite: true' on each of them for this update");
            var overwriting = new ProgramText().Add("r1", "b", ProgramText.Bearer("first"), overwrite: true)
                .Add("r2", "a", ProgramText.Bearer("second"), overwrite: true);
            stack.Up(overwriting).Succeeded.ShouldBeTrue(stack.Said);
            Entries(stack).ShouldBe(["a=second", "b=first"]);
            stack.Refresh(overwriting).Succeeded.ShouldBeTrue(stack.Said);
            stack.Up(overwriting).Steps.ShouldAllBe(step => step.Operation == StepOperation.Same);
        }
    }

    [Fact]
    public async Task Refresh_AfterARefusal_KeepsTheStateAsItWas()
    {
        await using var stack = new SimulatedStack();
        stack.Up(Two("a", "b")).Succeeded.ShouldBeTrue(stack.Said);
        stack.Up(Two("b", "a")).Succeeded.ShouldBeFalse();
        stack.Refresh(Two("a", "b")).Steps.ShouldAllBe(step => step.Operation == StepOperation.Same);
        stack.Up(Two("a", "b")).Steps.ShouldAllBe(step => step.Operation == StepOperation.Same);
    }
}
