namespace MediaProviders.Safety.Tests;

public sealed class ConfirmationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(120)]
    [InlineData(300)]
    public async Task Life_WithLag_IsConfirmedAtEveryStep(int seconds)
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(seconds) });
        foreach (var (name, password) in new[] { ("images", "first"), ("images", "second"), ("pictures", "second") })
        {
            var program = Program(name, password);
            stack.Up(program).Succeeded.ShouldBeTrue(stack.Said);
            stack.One.Store.Listed("bot").Single().Password.ShouldBe(password);
            stack.Refresh(program).Succeeded.ShouldBeTrue(stack.Said);
            stack.Up(program).Succeeded.ShouldBeTrue(stack.Said);
            stack.Count("POST").ShouldBe(0);
        }

        stack.Destroy(new ProgramText()).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Listed("bot").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    public async Task Up_TheListLagsLongerThanTheTimeout_IsKeptAsUnfinishedAndRepairedByTheNext(string operation)
    {
        await using var stack = new SimulatedStack();
        if (operation == "update")
        {
            stack.Up(Program("images", "zeroth")).Succeeded.ShouldBeTrue(stack.Said);
        }

        stack.One.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(300) };
        stack.Up(Program("images", "first", "customTimeouts: { create: 20s, update: 20s }")).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain("but this is not confirmed");
        stack.Said.ShouldContain("the next update looks again and finishes it");
        stack.ReadState().Resources.Single().IsUnfinished.ShouldBeTrue();
        stack.Up(Program("images", "first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.ReadState().Resources.Single().IsUnfinished.ShouldBeFalse();
        stack.One.Store.Listed("bot").Single().Password.ShouldBe("first");
    }

    [Fact]
    public async Task Up_AGeneratedNameThatIsNotConfirmed_IsNotLost()
    {
        await using var stack = new SimulatedStack(settings: new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(300) });
        stack.Up(Program(null, "first", "customTimeouts: { create: 20s }")).Succeeded.ShouldBeFalse();
        var name = stack.ReadState().Resources.Single().Name;
        stack.Up(Program(null, "first")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Entries("bot").Select(e => e.Name).ShouldBe([name]);
    }

    [Fact]
    public async Task Up_IgnoredPassword_KeepsWhatWasRotatedOutside()
    {
        await using var stack = new SimulatedStack();
        const string ignore = "ignoreChanges: [ config.basic.password ]";
        stack.Up(Program("images", "first", ignore)).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        stack.Up(new ProgramText().Add("images", "images", ProgramText.Basic("writer", "first"), options: ignore)).Succeeded.ShouldBeTrue(stack.Said);
        var entry = stack.Has("images")!;
        (entry.Username, entry.Password).ShouldBe(("writer", "rotated"));
        stack.ReadState().Resources.Single().Secret.ShouldBe("rotated");
    }

    [Fact]
    public async Task Up_IgnoredPasswordAfterAPartialFailure_KeepsWhatWasRotatedOutside()
    {
        await using var stack = new SimulatedStack();
        string[] options = ["ignoreChanges: [ config.basic.password ]", "customTimeouts: { create: 20s, update: 1h }"];
        stack.One.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(300) };
        stack.Up(Program("images", "first", options)).Succeeded.ShouldBeFalse();
        stack.One.Settings = new EmulatorSettings();
        stack.World.Clock.Pass(TimeSpan.FromMinutes(10));
        stack.One.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        stack.Up(Program("images", "first", options)).Succeeded.ShouldBeFalse();
        stack.Said.ShouldContain(
            "its create was never confirmed, and the entry that is there now differs from what was sent in config.basic.password, so it may belong to another "
                + "program.");
        stack.Up(new ProgramText().Add("images", "images", ProgramText.Basic("reader", "first"), overwrite: true, options: options)).Succeeded.ShouldBeTrue(
            stack.Said);
        stack.Has("images")!.Password.ShouldBe("rotated");
        var known = stack.ReadState().Resources.Single();
        (known.Secret, known.IsUnfinished).ShouldBe(("rotated", false));
    }

    [Fact]
    public async Task Up_IgnoredPasswordAfterAnUpdateThatIsNotConfirmed_KeepsWhatWasRotatedOutside()
    {
        await using var stack = new SimulatedStack();
        string[] options = ["ignoreChanges: [ config.basic.password ]", "customTimeouts: { update: 20s }"];
        ProgramText As(string username) => new ProgramText().Add("images", "images", ProgramText.Basic(username, "first"), options: options);
        stack.Up(As("reader")).Succeeded.ShouldBeTrue(stack.Said);
        stack.One.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(300) };
        stack.Up(As("writer"), UpdateOnly).Succeeded.ShouldBeFalse();
        stack.ReadState().Resources.Single().IsUnfinished.ShouldBeTrue();
        stack.One.Settings = new EmulatorSettings();
        stack.World.Clock.Pass(TimeSpan.FromMinutes(10));
        stack.One.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        stack.Up(As("writer")).Succeeded.ShouldBeTrue(stack.Said);
        (stack.Has("images")!.Username, stack.Has("images")!.Password).ShouldBe(("writer", "rotated"));
        var known = stack.ReadState().Resources.Single();
        (known.Username, known.Secret, known.IsUnfinished).ShouldBe(("writer", "rotated", false));
    }

    private static ProgramText Program(string? name, string password, params string[] options) =>
        new ProgramText().Add("images", name, ProgramText.Basic("reader", password), options: options);
}
