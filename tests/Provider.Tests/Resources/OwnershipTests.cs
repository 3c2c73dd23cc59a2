namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Whose an entry is: between two resources, two processes, two services and two writers.</summary>
public sealed class OwnershipTests : ResourceTests
{
    private const string WayOut =
        "To remove it from the state without a delete, remove it from the state; or put it back into the program and mark it as kept before it is removed.";

    [Theory, Each(false, true)]
    public async Task Create_AnotherResourceOfTheCommandHasIt_IsRefusedInAnyProcess(bool overwrite)
    {
        var claims = fixture.OpenWithClaims();
        await fixture.UpAsync("one", Images);
        fixture.OpenWith(claims);
        var second = Tree.Of(("name", "images"), ("overwrite", overwrite), ("config", Tree.Basic("reader", "second-password")));
        await fixture.UpAsync("two", second, preview: true);
        fixture.Reporter.Warnings.ShouldHaveSingleItem().ShouldStartWith("Creating 'bot/images' will be refused: another resource of this command");

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("two", second));

        failure.Kind.ShouldBe(FailureKind.AlreadyExists);
        failure.Message.ShouldBe(
            "Creating 'bot/images' is refused: another resource of this command, under another provider with the same base address, has this bot and name. Two "
                + "resources cannot be one entry; give one of them another name, or remove it.");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("first-password");
    }

    [Fact]
    public async Task Create_TheSameResourceInAnotherProcess_IsNoDuplicate()
    {
        var claims = fixture.OpenWithClaims();
        await fixture.UpAsync("one", Images);
        fixture.OpenWith(claims);
        (await fixture.UpAsync("one", Images)).Id.ShouldBe("bot/images");
    }

    [Fact]
    public async Task Create_StrangerSinceThePreview_IsSeenBecauseNoEarlierListCounts()
    {
        await StopTheClockAsync();
        await fixture.UpAsync("images", Images, preview: true);
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        await Should.ThrowAsync<OperationFailedException>(fixture.PassTimeAsync(fixture.UpAsync("images", Images)));
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
    }

    [Fact]
    public async Task Write_ResponseLostAndAnotherProgramsValueThere_IsNotRepeated()
    {
        using var api = new ScriptedEntries { OnPost = Lose };
        var entry = new MediaProvider("images", "www", new Credentials.Bearer(new SecretText("ours")));
        var outcome = await new ConfirmedWriter(api, TimeProvider.System, maxRetries: 4).WriteAsync(
            "bot", entry, new BeforeWrite(null, [], null, null), new RecordingReporter(), CancellationToken.None);
        var doubt = outcome.ShouldBeOfType<WriteOutcome.Unconfirmed>();
        doubt.Reason.ShouldBe(
            "it was sent, the answer was lost, and the list shows neither what was there before nor what was sent: another program writes this entry too. Lost.");
        doubt.Differing.ShouldBe(["config.bearer"]);
        api.Posts.ShouldBe(1);

        static void Lose(ScriptedEntries api)
        {
            api.Bearers["images"] = "theirs";
            throw new ApiException(ApiFailure.ConnectionLost, "Lost.") { MaybeDone = true };
        }
    }

    [Fact]
    public async Task Delete_SameEntryWrittenAtAnotherSpellingOfTheService_KeepsIt()
    {
        var was = await fixture.UpAsync("images", Images);
        var claims = fixture.OpenWithClaims();
        claims.Claim(new EntryKey("http://other.example", "bot", "images"), "urn:other", "www\0basic\0reader\0first-password");
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        claims.Claim(new EntryKey("http://other.example", "bot", "images"), "urn:other", "www\0basic\0reader\0other-password");
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    [Theory]
    [InlineData("https://eu1.whatsapp.api.sinch.com", 0)]
    [InlineData("https://gateway.example.com", 1)]
    public async Task Delete_SameEntryWrittenAtAnotherAddress_GoesOnlyAtTheVendorsOtherRegion(string claimed, int left)
    {
        var environment = new HostEnvironment { Variable = _ => null, Version = "1.2.3" };
        var config = Configurations.Read(Tree.Of(("apiToken", "token"), ("region", "us1"), ("botId", "bot")), environment);
        using var api = new ScriptedEntries { Bearers = { ["images"] = "t" } };
        var claims = new SharedClaims("", _ => null);
        claims.Claim(new EntryKey(claimed, "bot", "images"), "urn:other", "www\0bearer\0t");
        await new GuardedDelete(api, new Ownership(claims), TimeProvider.System, config.Service, config.Api.MaxRetries).RunAsync(
            ResourceFixture.Operation(), new EntryId("bot", "images"), "bot/images", MediaProviderState.Of(new LastKnown(ObjectValue.Empty, ObjectValue.Empty)),
            CancellationToken.None);
        api.Bearers.Count.ShouldBe(left);
    }

    [Fact]
    public async Task Delete_ClaimsThatCannotBeShared_IsRefused()
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.OpenWith(new PlayedClaims("The disk is full. Make room."));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was));
        failure.Kind.ShouldBe(FailureKind.Precondition);
        failure.Message.ShouldBe("Deleting 'bot/images' is refused, because it cannot be known whether the entry is in use. The disk is full. Make room.");
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_FirstListWithoutItsArray_DoesNotMeanGone()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Count = 1, Body = "{}" });
        await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was));
        fixture.Requests("DELETE").ShouldBe(0);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_DiffFirstKeptAndThenReplaces_TakesTheClaimBack()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.CheckAndDiff("images", was, Images).Plan.IsChange.ShouldBeFalse();
        var renamed = ResourceFixture.InputsOf(was).With("name", new Value.Text("pictures"));
        fixture.Resource.Diff(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), renamed, []).IsReplacement.ShouldBeTrue();
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
    }

    [Theory, Each(401, 403, 404, 410)]
    public async Task Delete_AnAnswerThatMayLast_SaysHowToGetOut(int status)
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(Fault.Answers(status, FaultRoute.List, count: null));
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was))).Message.ShouldEndWith(WayOut);
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.ReadAsync(was))).Message.ShouldNotContain(WayOut);
    }

    [Theory]
    [InlineData(ApiFailure.Unreachable, true)]
    [InlineData(ApiFailure.Throttled, false)]
    public void MayLast_ADeadHost_IsOneOfThem(object failure, bool lasts) => OperationGuard.MayLast(new ApiException((ApiFailure)failure, "x")).ShouldBe(lasts);
}
