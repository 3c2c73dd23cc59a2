namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What a replacement may take and must not lose, in every order in which an engine may create, delete and compare.</summary>
public sealed class ReplacementTests : ResourceTests
{
    private static readonly ObjectValue Pictures = Images.With("name", Tree.Text("pictures"));
    private static readonly Entry Stranger = Entry.Bearer("images", "strangers-token");

    [Theory, Each(false, true)]
    public async Task Create_OfTheNameThatAnUnconfirmedOneLeaves_DoesNotTakeAStrangersEntry(bool waits)
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Stranger);
        var (moved, _) = fixture.CheckAndDiff("images", partly, Pictures);
        var other = waits ? fixture.UpAsync("other", Images) : null;
        await fixture.Resource.CreateAsync(fixture.Op(), moved, CancellationToken.None);
        await Should.ThrowAsync<OperationFailedException>(() => other ?? fixture.UpAsync("other", Images));
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
    }

    [Fact]
    public async Task Create_AfterTheDeleteOfItsOwnEntry_DoesNotTakeAStrangersEntry()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.CheckAndDiff("images", was, Images);
        var inputs = fixture.Check("images", Images).Inputs;
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Put("bot", Stranger);
        await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
    }

    [Fact]
    public async Task Create_AfterTheDeleteOfAnEntryThatWasLeft_DoesNotTakeAStrangersEntry()
    {
        var was = await fixture.HaveAsync(Images);
        await fixture.ReplaceAsync("images", was, Pictures);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Put("bot", Stranger);
        await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("other", Images));
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
    }

    [Theory]
    [InlineData("bot/pictures", "bot", "images")]
    [InlineData("bot/pictures", "bot", "pictures")]
    [InlineData("bot2/images", "bot", "images")]
    public async Task Create_OfTheEntryThatOnlyAnEditedIdNames_IsRefused(string id, string statedBot, string statedName)
    {
        Kept was = await fixture.HaveAsync(Images);
        var edited = EntryId.Parse(id, null);
        fixture.Emulator.Store.Put(edited.BotId, Stranger with { Name = edited.Name });
        was = new Kept(id, was.Inputs, was.State.With("botId", Tree.Text(statedBot)).With("name", Tree.Text(statedName)));
        var (inputs, _) = fixture.CheckAndDiff("images", was, Images.With("botId", Tree.Text(edited.BotId)).With("name", Tree.Text(edited.Name)));
        await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        fixture.Emulator.Store.Find(edited.BotId, edited.Name)!.BearerToken.ShouldBe("strangers-token");
    }

    [Theory]
    [InlineData("images", "pictures", "first-password")]
    [InlineData("renamed", "pictures", "first-password")]
    [InlineData("images", "images", "****")]
    [InlineData("images", "images", "[secret]")]
    public async Task Delete_BeforeAReplacementThatWouldBeRefused_KeepsTheEntry(string address, string name, string password)
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Stranger with { Name = "pictures" });
        var next = Tree.Of(("name", name), ("config", Tree.Basic("reader", password)));
        fixture.CheckAndDiff(address, was, next);
        fixture.Check(address, next).Problems.ShouldBeEmpty();
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was));
        failure.Message.ShouldStartWith($"Deleting 'bot/images' is refused, as its replacement 'bot/{name}' would be: ");
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_BeforeAReplacementThatAnEarlierConfigurationHasChecked_KeepsTheEntry()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Stranger with { Name = "pictures" });
        using var ownership = new Safety.Ownership(new SharedClaims("", _ => null));
        var environment = new HostEnvironment { Variable = _ => null, Version = "1.2.3", Time = fixture.Time, Ownership = ownership };
        var config = Tree.Of(("apiToken", "token"), ("endpoint", fixture.Emulator.Address), ("botId", "bot"));
        using var first = Catalog.Configure(config, environment);
        using var second = Catalog.Configure(config, environment);
        var (before, after) = (first.FindResource("WhatsAppMediaProvider")!, second.FindResource("WhatsAppMediaProvider")!);
        var inputs = before.Check(fixture.Op(), Pictures, ResourceFixture.InputsOf(was), new Naming(Naming.Rule.Default, null, default)).Inputs;
        before.Diff(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), inputs, []).IsReplacement.ShouldBeTrue();
        await Should.ThrowAsync<OperationFailedException>(() => after.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None));
        fixture.Requests("DELETE").ShouldBe(0);
    }
}
