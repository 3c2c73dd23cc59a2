using static MediaProviders.Safety.Tests.Simulation.TwoResources;

namespace MediaProviders.Safety.Tests;

/// <summary>Replacements that delete first, and those that a flag of the command asks for: the old entry goes only where the new one can come.</summary>
public sealed class DeleteFirstTests
{
    private const int Orders = 12;
    private const string First = "urn:pulumi:dev::media::mediaproviders:index:WhatsAppMediaProvider::r1";

    [Theory]
    [InlineData("b")]
    [InlineData("B")]
    public async Task Up_DeleteBeforeReplaceOntoAStrangersName_KeepsTheOwnEntry(string stranger)
    {
        await using var stack = new SimulatedStack();
        stack.Up(DeletedFirst("a")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Put("bot", Entry.Bearer(stranger, "strangers"));
        stack.Up(DeletedFirst("b"), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("Deleting 'bot/a' is refused, as its replacement 'bot/b' would be: ");
        Entries(stack).ShouldBe(new[] { "a=first", $"{stranger}=strangers" }.Order(StringComparer.Ordinal));
        stack.Count("DELETE").ShouldBe(0);
        stack.Up(DeletedFirst("b", overwrite: true)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("b")!.BearerToken.ShouldBe("first");
        stack.Has("a").ShouldBeNull();
    }

    [Fact]
    public async Task Up_ReplaceByFlagThatDeletesFirstOntoAStrangersName_KeepsTheOwnEntry()
    {
        await using var stack = new SimulatedStack();
        stack.Up(DeletedFirst("a")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Put("bot", Entry.Bearer("b", "strangers"));
        stack.Up(DeletedFirst("b"), UpdateOnly with { Replace = [First] }).Succeeded.ShouldBeFalse();
        Entries(stack).ShouldBe(["a=first", "b=strangers"]);
    }

    [Fact]
    public async Task Up_DeleteBeforeReplaceOntoAFreeName_Works()
    {
        await using var stack = new SimulatedStack();
        stack.Up(DeletedFirst("a")).Succeeded.ShouldBeTrue(stack.Said);
        stack.Up(DeletedFirst("A")).Succeeded.ShouldBeTrue(stack.Said);
        stack.Up(DeletedFirst("b")).Succeeded.ShouldBeTrue(stack.Said);
        Entries(stack).ShouldBe(["b=first"]);
    }

    [Fact]
    public async Task Up_AChainThatDeletesFirst_LosesNothing()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            await using var stack = Started(seed, []);
            var chain = new ProgramText().Add("r1", "b", ProgramText.Bearer("first"), options: "deleteBeforeReplace: true")
                .Add("r2", "c", ProgramText.Bearer("second"), options: "deleteBeforeReplace: true");
            stack.Up(chain, UpdateOnly).Succeeded.ShouldBeTrue(stack.Said);
            Entries(stack).ShouldBe(["b=first", "c=second"]);
        }
    }

    [Fact]
    public async Task Up_ASwapThatDeletesFirst_IsRefusedWhole()
    {
        for (var seed = 0; seed < Orders; seed++)
        {
            await using var stack = Started(seed, []);
            var swap = new ProgramText().Add("r1", "b", ProgramText.Bearer("first"), options: "deleteBeforeReplace: true")
                .Add("r2", "a", ProgramText.Bearer("second"));
            stack.Up(swap, UpdateOnly).Succeeded.ShouldBeFalse();
            Entries(stack).ShouldBe(["a=first", "b=second"]);
        }
    }

    [Fact]
    public async Task Up_ReplaceByFlag_DoesNotCallTheOwnEntryAdopted()
    {
        await using var stack = Started(seed: 1, []);
        stack.Up(Two("a", "b"), new CommandOptions { Replace = [First] }).Succeeded.ShouldBeTrue(stack.Said);
        stack.Said.ShouldNotContain("adopt");
        Entries(stack).ShouldBe(["a=first", "b=second"]);
    }

    private static ProgramText DeletedFirst(string name, bool overwrite = false) =>
        new ProgramText().Add("r1", name, ProgramText.Bearer("first"), overwrite: overwrite, options: "deleteBeforeReplace: true");
}
