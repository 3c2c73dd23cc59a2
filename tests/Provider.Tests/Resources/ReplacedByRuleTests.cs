namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// An engine compares a resource and then creates it again under the same name, as the option 'replaceOnChanges' asks for; or another resource takes over the
/// name. The entry may be overwritten then, but not by doubt, and not without a word.
/// </summary>
public sealed class ReplacedByRuleTests : ResourceTests
{
    private static readonly ObjectValue Changed = Tree.Of(("name", "images"), ("config", Tree.Basic("writer", "first-password")));

    [Theory, Each(false, true)]
    public async Task Create_OverAnUnconfirmedOneWithAStrangerThere_IsRefused(bool inPreview)
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        var inputs = fixture.Check("images", Changed, partly.Inputs).Inputs;
        fixture.Resource.Diff(fixture.Op(), partly.Id, new LastKnown(partly.Inputs, partly.State), inputs, []);
        inputs = fixture.Check("images", Changed).Inputs;

        var create = fixture.Resource.CreateAsync(fixture.Op(preview: inPreview), inputs, CancellationToken.None);

        if (inPreview)
        {
            await create;
            fixture.Reporter.Warnings.ShouldHaveSingleItem().ShouldStartWith("Creating 'bot/images' will be refused");
        }
        else
        {
            (await Should.ThrowAsync<OperationFailedException>(create)).Message.ShouldStartWith("Creating 'bot/images' is refused");
        }

        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
    }

    [Theory]
    [InlineData("rotated", "'bot/images' had been changed outside of this program (config.basic.password); it is overwritten anyway.")]
    [InlineData("first-password", null)]
    public async Task Create_OverItsOwnEntry_WarnsOnlyOfWhatWasChangedOutsideAndNamesTheField(string password, string? warning)
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", password));
        fixture.CheckAndDiff("images", was, Changed);

        await fixture.UpAsync("images", Changed);

        fixture.Reporter.Warnings.ShouldBe(warning is null ? [] : [warning]);
    }

    [Fact]
    public async Task Create_OfANameThatAnotherResourceHasLeftAndThatWasChangedOutside_WarnsAndNamesTheField()
    {
        var one = await fixture.UpAsync("one", Images);
        fixture.NextCommand();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        var (moved, _) = fixture.CheckAndDiff("one", one, Images.With("name", new Value.Text("pictures")));
        await fixture.Resource.CreateAsync(fixture.Op("one"), moved, CancellationToken.None);
        await fixture.UpAsync("two", Images.With("config", Tree.Bearer("t-two")));
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' had been changed outside of this program (config.basic.password); it is overwritten anyway."]);
    }
}
