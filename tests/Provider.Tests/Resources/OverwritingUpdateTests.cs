namespace MediaProviders.Provider.Tests.Resources;

/// <summary>An update that takes something away says so: what was changed outside, and what was imported in the same step.</summary>
public sealed class OverwritingUpdateTests : ResourceTests
{
    [Theory]
    [InlineData("reader", "rotated", "config.basic.password")]
    [InlineData("other", "first-password", "config.basic.username")]
    [InlineData("other", "rotated", "config.basic.username, config.basic.password")]
    [InlineData(null, "rotated", "config")]
    public async Task Update_EntryChangedOutside_IsWrittenWithAWarningThatNamesTheFields(string? username, string secret, string fields)
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", username is null ? Entry.Bearer("images", secret) : Entry.Basic("images", username, secret));
        await fixture.UpdateAsync(was, Images.With("config", Tree.Basic("writer", "second-password")));
        fixture.Reporter.Warnings.ShouldBe([$"'bot/images' had been changed outside of this program ({fields}); it is overwritten anyway."]);
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("second-password");
    }

    [Theory]
    [InlineData("reader", "second-password", null)]
    [InlineData("writer", "rotated", "config.basic.password")]
    public async Task Update_OutsideChangeThatIsKept_IsNotWarnedOf(string username, string secret, string? ignored)
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", secret));
        await fixture.UpdateAsync(was, Images.With("config", Tree.Basic(username, "second-password")), ignored is null ? [] : [ignored]);
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_MaskedEntry_IsNotTakenForAnOutsideChange()
    {
        fixture.Emulator.Settings = new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks };
        var was = await fixture.HaveAsync(Images);
        await fixture.UpdateAsync(was, Images.With("config", Tree.Basic("reader", "second-password")));
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "reader", "config.basic.password")]
    [InlineData(false, "reader", "config.basic.password")]
    [InlineData(true, null, "config.basic, config.bearer")]
    public async Task Update_OfWhatTheSameCommandImported_WarnsAndNamesTheFields(bool preview, string? username, string fields)
    {
        fixture.Emulator.Store.Put("bot", username is null ? Entry.Bearer("images", "on-the-server") : Entry.Basic("images", username, "on-the-server"));
        await ImportAndUpdateAsync(Images, preview);
        fixture.Reporter.Warnings.ShouldBe(
            [$"'bot/images' is imported and changed in the same step: {fields}. To import it unchanged, use the bot's values in the program."]);
        var there = fixture.Emulator.Store.Find("bot", "images")!;
        (there.Password ?? there.BearerToken).ShouldBe(preview ? "on-the-server" : "first-password");
    }

    [Fact]
    public async Task Update_WithoutAnImportInThisCommand_SaysNothingOfOne()
    {
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "on-the-server"));
        var found = (await fixture.ReadAsync("images"))!;
        fixture.CheckAndDiff("images", found, Images);
        fixture.NextCommand();
        await fixture.UpdateAsync(found, Images);
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_ThatEqualsTheProgram_SaysNothing()
    {
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "first-password"));
        await ImportAndUpdateAsync(Images.With("overwrite", Value.Bool.True));
        fixture.Reporter.Warnings.ShouldBeEmpty();
        fixture.Requests("POST").ShouldBe(0);
    }

    private async Task ImportAndUpdateAsync(ObjectValue given, bool preview = false)
    {
        var found = (await fixture.ReadAsync("images"))!;
        var (inputs, _) = fixture.CheckAndDiff("images", found, given);
        var lastKnown = new LastKnown(found.Inputs, found.State);
        await fixture.Resource.UpdateAsync(fixture.Op(preview: preview), found.Id, lastKnown, inputs, [], CancellationToken.None);
    }
}
