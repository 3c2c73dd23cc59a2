using MediaProviders.Emulator;
using MediaProviders.Safety.Tests.Cases;
using MediaProviders.Safety.Tests.Programs;
using MediaProviders.Safety.Tests.Simulation;
using MediaProviders.Safety.Tests.Support;

namespace MediaProviders.Safety.Tests;

/// <summary>Every case of <see cref="ClaimCases"/> in a simulated world, with several orders of things.</summary>
public sealed class ClaimTests
{
    private static readonly TimeSpan KillStep = TimeSpan.FromMilliseconds(15);

    internal static Dictionary<string, Func<ITestStack, Task>> All { get; } = new(StringComparer.Ordinal)
    {
        ["rename in code"] = ClaimCases.RenameInCodeAsync,
        ["alias"] = ClaimCases.AliasAsync,
        ["moved parent"] = ClaimCases.MovedParentAsync,
        ["provider switched"] = ClaimCases.ProviderSwitchedAsync,
        ["provider at another name of the server"] = ClaimCases.ProviderAtAnotherNameOfTheServerAsync,
        ["duplicates"] = ClaimCases.DuplicatesAsync,
        ["two environments"] = ClaimCases.TwoEnvironmentsAsync,
        ["migration to the same names"] = ClaimCases.MigrationToTheSameNamesAsync,
        ["migration to a server that holds the same"] = ClaimCases.MigrationToAServerThatHoldsTheSameAsync,
        ["import under another spelling"] = ClaimCases.ImportUnderAnotherSpellingAsync,
        ["forced replacement"] = ClaimCases.ForcedReplacementAsync,
        ["replaceOnChanges"] = ClaimCases.ReplaceOnChangesAsync,
        ["deleteBeforeReplace"] = ClaimCases.DeleteBeforeReplaceAsync,
        ["refresh of dropped resources"] = ClaimCases.RefreshOfDroppedResourcesAsync,
        ["pending delete"] = ClaimCases.PendingDeleteOfTheCommandBeforeAsync,
        ["pending delete of a name that is wanted again"] = ClaimCases.PendingDeleteOfANameThatIsWantedAgainAsync,
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_InAnyOrderOfThings_LosesNothing(string name)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var stack = new SimulatedStack(seed);
            stack.One.Store.Put("bot-two", Entry.Bearer("images", "strangers-token"));
            await All[name](stack);
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

    [Theory]
    [InlineData(NameComparison.CaseSensitive)]
    [InlineData(NameComparison.CaseInsensitive)]
    public async Task Up_ANameThatDiffersOnlyInCase_LosesNothing(NameComparison comparison)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { NameComparison = comparison });
        var config = ProgramText.Basic("reader", "first");
        stack.Up(new ProgramText().Add("images", "images", config)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Up(new ProgramText().Add("images", "Images", config)).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Entries("bot").Select(e => e.Name).ShouldBe(["Images"]);
        stack.Up(new ProgramText().Add("images", "Images", config)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Count("POST").ShouldBe(0);
        stack.Up(new ProgramText()).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Entries("bot").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(NameComparison.CaseSensitive)]
    [InlineData(NameComparison.CaseInsensitive)]
    public async Task Up_AStrangersNameThatDiffersOnlyInCase_IsNotOverwritten(NameComparison comparison)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { NameComparison = comparison });
        stack.One.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        var program = new ProgramText().Add("images", "Images", ProgramText.Basic("reader", "first"));
        stack.Up(program).Succeeded.ShouldBeFalse(stack.Said);
        stack.Said.ShouldContain("differs only in case");
        stack.Has("images")!.BearerToken.ShouldBe("strangers-token");
        stack.Up(new ProgramText().Add("images", "Images", ProgramText.Basic("reader", "first"), overwrite: true)).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("Images")!.Password.ShouldBe("first");
    }
}
