namespace MediaProviders.Provider.Tests.Resources;

/// <summary>An update that takes something away says so: what was changed outside, and what was imported in the same step.</summary>
public sealed class OverwritingUpdateTests
{
    private static readonly LastKnown Nothing = new(ObjectValue.Empty, ObjectValue.Empty);
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    [Theory]
    [InlineData("reader", "rotated", "config.basic.password")]
    [InlineData("other", "first-password", "config.basic.username")]
    [InlineData("other", "rotated", "config.basic.username, config.basic.password")]
    [InlineData(null, "rotated", "config")]
    public async Task Update_EntryChangedOutside_IsWrittenWithAWarningThatNamesTheFields(string? username, string secret, string fields)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Put("bot", username is null ? Entry.Bearer("images", secret) : Entry.Basic("images", username, secret));
        fixture.NextCommand();
        await UpdateAsync(fixture, was, Images.With("config", Tree.Basic("writer", "second-password")));
        fixture.Reporter.Warnings.ShouldBe([$"'bot/images' had been changed outside of this program ({fields}); it is overwritten anyway."]);
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("second-password");
    }

    [Theory]
    [InlineData("reader", "second-password", "")]
    [InlineData("writer", "rotated", "config.basic.password")]
    public async Task Update_OutsideChangeThatIsKept_IsNotWarnedOf(string username, string secret, string ignored)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", secret));
        fixture.NextCommand();
        await UpdateAsync(fixture, was, Images.With("config", Tree.Basic(username, "second-password")), ignored);
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Update_MaskedEntry_IsNotTakenForAnOutsideChange()
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks });
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        await UpdateAsync(fixture, was, Images.With("config", Tree.Basic("reader", "second-password")));
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Update_OfWhatTheSameCommandImported_WarnsAndNamesTheFields(bool preview)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "on-the-server"));
        var (lastKnown, inputs) = await ImportAsync(fixture, Images);
        await fixture.Resource.UpdateAsync(fixture.Op(preview: preview), "bot/images", lastKnown, inputs, [], CancellationToken.None);
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' is imported and changed in the same step: config.basic.password. To import it unchanged, use the bot's values in the program."]);
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe(preview ? "on-the-server" : "first-password");
    }

    [Fact]
    public async Task Update_OfTheOtherKindThanImported_NamesBoth()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "on-the-server"));
        var (lastKnown, inputs) = await ImportAsync(fixture, Images);
        await fixture.Resource.UpdateAsync(fixture.Op(preview: true), "bot/images", lastKnown, inputs, [], CancellationToken.None);
        fixture.Reporter.Warnings.ShouldHaveSingleItem().ShouldContain("in the same step: config.basic, config.bearer.");
    }

    [Fact]
    public async Task Update_WithoutAnImportInThisCommand_SaysNothingOfOne()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "on-the-server"));
        var (lastKnown, inputs) = await ImportAsync(fixture, Images);
        fixture.NextCommand();
        fixture.Resource.Diff(fixture.Op(), "bot/images", lastKnown, inputs, []);
        await fixture.Resource.UpdateAsync(fixture.Op(), "bot/images", lastKnown, inputs, [], CancellationToken.None);
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_ThatEqualsTheProgram_SaysNothing()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "first-password"));
        var (lastKnown, inputs) = await ImportAsync(fixture, Images.With("overwrite", Value.Bool.True));
        await fixture.Resource.UpdateAsync(fixture.Op(), "bot/images", lastKnown, inputs, [], CancellationToken.None);
        fixture.Reporter.Warnings.ShouldBeEmpty();
        fixture.Requests("POST").ShouldBe(0);
    }

    private static async Task<(LastKnown LastKnown, ObjectValue Inputs)> ImportAsync(ResourceFixture fixture, ObjectValue given)
    {
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), "images", Nothing, CancellationToken.None))!;
        var lastKnown = new LastKnown(found.Inputs, found.State);
        var inputs = fixture.Check("images", given, found.Inputs).Inputs;
        fixture.Resource.Diff(fixture.Op(), found.Id, lastKnown, inputs, []);
        return (lastKnown, inputs);
    }

    private static Task<ObjectValue> UpdateAsync(ResourceFixture fixture, Resource.Created was, ObjectValue given, string ignored = "")
    {
        var (inputs, _) = fixture.CheckAndDiff("images", was, given);
        return fixture.Resource.UpdateAsync(
            fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, PropertyPath.TryParse(ignored, out var path) ? [path] : [], CancellationToken.None);
    }
}
