namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What a replacement may take and must not lose, in every order in which an engine may create, delete and compare.</summary>
public sealed class ReplacementTests : ResourceTests
{
    private static readonly ObjectValue Pictures = Images.With("name", Tree.Text("pictures"));
    private const string PutOff = "Deleting 'bot/images' is refused, because it cannot be known whether the entry is in use. "
        + "The entry that replaces it is not confirmed. Run the command again.";

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
        await Should.ThrowAsync<OperationFailedException>(
            () => after.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None));
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Theory]
    [InlineData(null, 500, false)]
    [InlineData(null, 403, false)]
    [InlineData("strangers-token", 0, false)]
    [InlineData(null, 0, true)]
    public async Task Delete_OfTheOldEntryInTheNextCommand_IsPutOffUntilTheReplacementIsConfirmed(string? stranger, int status, bool isConfirmed)
    {
        var was = await fixture.HaveAsync(Images, ("maxRetries", 0));
        fixture.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.Post));
        var partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.ReplaceAsync("images", was, Pictures));
        fixture.NextCommand(("maxRetries", 0));
        if (stranger is not null)
        {
            fixture.Emulator.Store.Put("bot", Stranger with { Name = "pictures" });
        }
        else if (status > 0)
        {
            fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.Post));
        }

        (await Record.ExceptionAsync(() => fixture.UpdateAsync(partly, Pictures)) is null).ShouldBe(isConfirmed);
        var failure = await Record.ExceptionAsync(() => fixture.DeleteAsync(was));
        (failure?.Message).ShouldBe(isConfirmed ? null : PutOff);
        (fixture.Emulator.Store.Find("bot", "images") is null).ShouldBe(isConfirmed);
    }

    [Theory]
    [InlineData("pictures", null, 500)]
    [InlineData("pictures", null, 403)]
    [InlineData("images", "strangers-token", 0)]
    public async Task Delete_InTheOldProvidersProcess_IsPutOffAfterACreateThatFailed(string name, string? stranger, int status)
    {
        using var files = new Claims.ClaimFixture();
        var was = await fixture.HaveAsync(Images);
        using var older = files.Open();
        var old = fixture.OpenWith(older).FindResource("WhatsAppMediaProvider")!;
        using var newer = files.Open();
        fixture.OpenWith(newer, ("maxRetries", 0), ("botId", "bot2"));
        if (stranger is not null)
        {
            fixture.Emulator.Store.Put("bot2", Stranger);
        }
        else
        {
            fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.Post));
        }

        await Should.ThrowAsync<Exception>(() => fixture.UpAsync("images", Images.With("name", Tree.Text(name))));
        var failure = await Should.ThrowAsync<OperationFailedException>(() =>
            old.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None));
        failure.Message.ShouldBe(PutOff);
        fixture.Requests("DELETE").ShouldBe(0);
    }
}
