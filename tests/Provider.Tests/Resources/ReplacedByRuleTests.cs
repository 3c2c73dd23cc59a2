namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// An engine compares a resource and then creates it anew under the same name, as the option 'replaceOnChanges' asks for; or another resource takes over the
/// name. The entry may be overwritten then, but not by doubt, and not without a word.
/// </summary>
public sealed class ReplacedByRuleTests
{
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));
    private static readonly ObjectValue Changed = Tree.Of(("name", "images"), ("config", Tree.Basic("writer", "first-password")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Create_OverAnUnconfirmedOneWithAStrangerThere_IsRefused(bool inPreview)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.NextCommand(("maxRetries", 0));
        fixture.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.Post));
        var partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.UpAsync("images", Images));
        fixture.NextCommand();
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

    [Fact]
    public async Task Create_OverItsOwnEntryThatWasChangedOutside_WarnsAndNamesTheField()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        fixture.CheckAndDiff("images", was, Changed);
        await fixture.UpAsync("images", Changed);
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' had been changed outside of this program (config.basic.password); it is overwritten anyway."]);
    }

    [Fact]
    public async Task Create_OverItsOwnEntryAsItWas_SaysNothing()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.CheckAndDiff("images", was, Changed);
        await fixture.UpAsync("images", Changed);
        fixture.Reporter.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_OfANameThatAnotherResourceHasLeftAndThatWasChangedOutside_WarnsAndNamesTheField()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var one = await fixture.UpAsync("one", Images);
        fixture.NextCommand();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        var (moved, _) = fixture.CheckAndDiff("one", one, Images.With("name", new Value.Text("pictures")));
        await fixture.Resource.CreateAsync(fixture.Op("one"), moved, CancellationToken.None);
        await fixture.UpAsync("two", Images.With("config", Tree.Bearer("t-two")));
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' had been changed outside of this program (config.basic.password); it is overwritten anyway."]);
    }
}
