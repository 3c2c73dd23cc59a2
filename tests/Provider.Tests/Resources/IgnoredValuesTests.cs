namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What a program ignores stays as it is on the server, whatever became of the entry there.</summary>
public sealed class IgnoredValuesTests : ResourceTests
{
    [Theory]
    [Each("config.basic.password", "config.basic.username", "config.basic", "config.bearer", With = "basic")]
    [InlineData("config.bearer", "bearer")]
    public async Task Update_LiveEntryOfTheOtherKind_IsRefusedWithAWayOn(string ignored, string wanted)
    {
        var isBasic = wanted == "basic";
        var was = await fixture.HaveAsync(isBasic ? Images : Images.With("config", Tree.Bearer("first")));
        fixture.Emulator.Store.Put("bot", isBasic ? Entry.Bearer("images", "outside") : Entry.Basic("images", "outside", "outside"));
        var given = Images.With("config", isBasic ? Tree.Basic("writer", "first-password") : Tree.Bearer("second"));

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(was, given, ignored));

        failure.Kind.ShouldBe(FailureKind.Precondition);
        failure.Message.ShouldContain("are ignored, but the entry on the bot has");
        failure.Message.ShouldEndWith("Use the bot's kind in the program, ignore changes to the whole of 'config', or stop ignoring them.");
        failure.Message.Length.ShouldBeLessThan(400);
        fixture.Requests("POST").ShouldBe(1);
    }

    [Theory]
    [InlineData("*", "kept", "outside")]
    [InlineData("[*]", "kept", "outside")]
    [InlineData("config", "www", "outside")]
    [InlineData("config.*", "www", "outside")]
    [InlineData("type", "kept", "second")]
    public async Task Update_WholePartsIgnored_KeepsWhatIsThere(string ignored, string type, string bearer)
    {
        fixture.Emulator.Settings = new EmulatorSettings { UnknownType = Verdict.Accept };
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "outside") with { Type = "kept" });
        var state = await fixture.UpdateAsync(was, Images.With("config", Tree.Bearer("second")), ignored);
        var there = fixture.Emulator.Store.Find("bot", "images")!;
        (there.Type, there.BearerToken).ShouldBe((type, bearer));
        Tree.Show(state["type"]).ShouldBe(type);
    }

    [Theory]
    [InlineData("reader", "********", "config.basic.password")]
    [InlineData("reader", "****1234", "config.basic.password")]
    [InlineData("reader", "••••1234", "config.*.password")]
    [InlineData("reader", "ab****", "*")]
    [InlineData("reader", "", "config")]
    [InlineData("reader", "[REDACTED]", "config.basic")]
    [InlineData("", "outside", "config.basic.username")]
    [InlineData("r****r", "outside", "config.basic.username")]
    [InlineData(null, "in no form that is known", "*")]
    [InlineData(null, "in no form that is known", "config.bearer")]
    [InlineData(null, "in no form that is known", "config.basic.username")]
    public async Task Update_IgnoredValueThatTheServerMayHideOrThatCannotBeRead_IsRefused(string? username, string password, string ignored)
    {
        fixture.Emulator.Settings = new EmulatorSettings { UnknownType = Verdict.Accept };
        var was = await fixture.UpAsync("images", Images);
        var there = username is null ? Entry.Of("images", new JsonObject { ["digest"] = password }) : Entry.Basic("images", username, password);
        fixture.Emulator.Store.Put("bot", there);
        fixture.NextCommand();
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(was, Images.With("config", Tree.Basic("writer", "second")), ignored)))
            .Message.ShouldContain("the API does not show the current credentials");
        fixture.Requests("POST").ShouldBe(1);
    }
}
