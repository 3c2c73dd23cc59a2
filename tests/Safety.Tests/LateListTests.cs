namespace MediaProviders.Safety.Tests;

/// <summary>Lists that prove nothing yet, or nothing ever: late ones and masked ones.</summary>
public sealed class LateListTests
{
    [Fact]
    public async Task Up_EveryAnswerLostAndTheListLate_KeepsWhatMayBeThere()
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(20) });
        stack.One.Faults.Add(Fault.LosesAnswer(FaultRoute.Post, count: null));
        stack.Up(Program("first"), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("the list does not show it yet");
        stack.Has("images").ShouldNotBeNull();
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeTrue();
        stack.One.Faults.Clear();
        stack.Up(Program("first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(null, false)]
    public async Task Up_MaskedPasswordThatWasNotWritten_IsWrittenInTheEnd(int? lost, bool succeeds)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks });
        stack.Up(Program("first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Post, lost));
        stack.Up(Program("second"), UpdateOnly).Succeeded.ShouldBe(succeeds, stack.Said);
        stack.Has("images")!.Password.ShouldBe(succeeds ? "second" : "first");
        stack.One.Faults.Clear();
        stack.Up(Program("second")).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("second");
    }

    [Fact]
    public async Task Refresh_AfterAMaskedPasswordWasReplacedInVain_LetsTheNextUpWriteIt()
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { ListedSecrets = ListedSecrets.Bullets });
        ProgramText With(string password) =>
            new ProgramText().Add("images", "images", ProgramText.Basic("reader", password), options: ["replaceOnChanges: [ config ]"]);
        stack.Up(With("first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Post, count: null));
        stack.Up(With("second"), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.One.Faults.Clear();
        stack.Refresh(With("second")).Succeeded.ShouldBeTrue(stack.Said);
        stack.Up(With("second")).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("images")!.Password.ShouldBe("second");
    }

    [Fact]
    public async Task Up_ReplacementThatIsDeletedFirstAndNotCreated_LeavesNothingBehind()
    {
        await using var stack = new SimulatedStack();
        string[] options = ["deleteBeforeReplace: true", "replaceOnChanges: [ config ]"];
        ProgramText With(string password) => new ProgramText().Add("images", "images", ProgramText.Basic("reader", password), options: options);
        stack.Up(With("first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Faults.Add(Fault.Answers(403, FaultRoute.Post, count: null));
        stack.Up(With("second"), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.ReadState().Resources.ShouldBeEmpty();
        stack.One.Store.Entries("bot").ShouldBeEmpty("what no state knows nobody would ever delete");
    }

    private static ProgramText Program(string password) => new ProgramText().Add("images", "images", ProgramText.Basic("reader", password));
}
