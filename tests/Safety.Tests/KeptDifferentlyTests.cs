namespace MediaProviders.Safety.Tests;

/// <summary>A server that keeps something else than it was sent is told from one whose list lags: the wait ends early and the text names the fields.</summary>
public sealed class KeptDifferentlyTests
{
    [Theory]
    [InlineData("A24", "trimmed-usernames", "config.basic.username")]
    [InlineData("A24", "lower-case-usernames", "config.basic.username")]
    [InlineData("A24", "lower-case-names", "name")]
    [InlineData("A18", "omitted", "config")]
    public async Task Up_ServerThatChangesOrHidesWhatItIsSent_EndsAfterLooksThatAgree(string setting, string value, string field)
    {
        await using var stack = new SimulatedStack(settings: SettingsText.Apply(new EmulatorSettings(), setting, value));
        var began = stack.World.Clock.GetUtcNow();

        stack.Up(Program(" Reader ")).Succeeded.ShouldBeFalse();

        stack.Said.ShouldContain(
            $"'bot/Images' was sent, but this is not confirmed: the API accepted it, but stored something else, which differs in {field}.");
        stack.Said.ShouldContain("Use the bot's values in the program");
        stack.Said.ShouldNotContain("Reader");
        (stack.World.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeTrue();
    }

    [Fact]
    public async Task Up_ProgramThatGivesWhatTheServerKeeps_FinishesTheCreate()
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { StoredTexts = StoredTexts.TrimmedUsernames });
        stack.Up(Program(" Reader ")).Succeeded.ShouldBeFalse();
        stack.Up(Program("Reader")).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeFalse();
        stack.Destroy(new ProgramText()).Succeeded.ShouldBeTrue(stack.Said);
        stack.Has("Images").ShouldBeNull();
    }

    [Fact]
    public async Task Up_ServerThatTrimsAndListThatLags_WaitsForTheListFirst()
    {
        await using var stack = new SimulatedStack();
        stack.Up(Program("Reader")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Settings = new EmulatorSettings { StoredTexts = StoredTexts.TrimmedUsernames, ReadLag = TimeSpan.FromMinutes(2) };
        var began = stack.World.Clock.GetUtcNow();
        stack.Up(Program(" Writer ")).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("which differs in config.basic.username.");
        (stack.World.Clock.GetUtcNow() - began).ShouldBeInRange(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
    }

    [Theory]
    [InlineData(ListedSecrets.Asterisks)]
    [InlineData(ListedSecrets.Bullets)]
    public async Task Up_ServerThatMasksSecrets_IsConfirmedByNameTypeAndKind(ListedSecrets masks)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { ListedSecrets = masks });
        stack.Up(Program("Reader")).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.ShouldHaveSingleItem().IsUnfinished.ShouldBeFalse();
    }

    private static ProgramText Program(string username) => new ProgramText().Add("images", "Images", ProgramText.Basic(username, "first-password"));
}
