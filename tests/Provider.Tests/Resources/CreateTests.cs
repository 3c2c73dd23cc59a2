namespace MediaProviders.Provider.Tests.Resources;

public sealed class CreateTests : ResourceTests
{
    [Fact]
    public async Task Create_Absent_WritesAndConfirms()
    {
        var created = await fixture.UpAsync("images", Images);
        created.Id.ShouldBe("bot/images");
        Tree.Show(created.State)
            .ShouldBe("{authentication: basic, botId: bot, config: {basic: {password: S(first-password), username: reader}}, name: images, overwrite: false, "
                + "type: www}");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("first-password");
        fixture.Emulator.Requests.All.Select(r => r.Method).ShouldBe(["GET", "POST", "GET"]);
        fixture.Reporter.Everything.ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_AnotherEntryThere_StopsAndNamesTheWaysOn()
    {
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "somebody", "strangers-password"));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images));
        failure.Kind.ShouldBe(FailureKind.AlreadyExists);
        failure.Message.ShouldBe(
            "Creating 'bot/images' is refused: an entry of that name exists and differs in config.basic.username, config.basic.password. What to do:"
            + "\n- To overwrite it, set 'overwrite: true' for this update.\n- If a resource of this stack has it, remove that first."
            + "\n- If you renamed the resource, declare its old name in the program."
            + "\n- If this is a replacement, update credentials first.\n- If no stack manages it, import it:\n  bot/images");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("strangers-password");
        fixture.Requests("POST").ShouldBe(0);
    }

    [Fact]
    public async Task Create_AnotherEntryThereAndOverwrite_OverwritesAndSaysSo()
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        await fixture.UpAsync("images", Images.With("overwrite", Value.Bool.True));
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' already existed and was overwritten, because of 'overwrite: true'. It differed in: config."]);
        fixture.Emulator.Store.Find("bot", "images")!.Username.ShouldBe("reader");
    }

    [Fact]
    public async Task Create_MaskedEntryThere_CannotBeComparedAndStops()
    {
        fixture.Emulator.Settings = new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks };
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "first-password"));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images));
        failure.Message.ShouldContain("differs in config.basic.password.");
    }

    [Fact]
    public async Task Create_InPreview_LooksAndForetells()
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        (await fixture.UpAsync("images", Images, preview: true)).Id.ShouldBeEmpty();
        fixture.Reporter.Warnings.ShouldHaveSingleItem()
            .ShouldStartWith("Creating 'bot/images' will be refused: an entry of that name exists and differs in config.");
        fixture.Requests("POST").ShouldBe(0);
    }

    [Fact]
    public async Task Create_InPreviewWithUnknowns_LeavesThemUnknown()
    {
        var created = await fixture.UpAsync("images", Tree.Of(("name", Tree.Unknown), ("config", Tree.Unknown)), preview: true);
        Tree.Show(created.State).ShouldBe("{authentication: ?, botId: bot, config: ?, name: ?, overwrite: false, type: www}");
        fixture.Emulator.Requests.Total.ShouldBe(0);
    }

    [Theory]
    [InlineData(null, true, 1)]
    [InlineData(500, true, 1)]
    [InlineData(null, false, 2)]
    public async Task Create_AnswerLost_IsRepeatedOnlyWhereItWasNotDone(int? status, bool isDone, int posts)
    {
        fixture.Emulator.Faults.Add(Fault.LosesAnswer(FaultRoute.Post, status) with { Applied = isDone });
        (await fixture.UpAsync("images", Images)).Id.ShouldBe("bot/images");
        fixture.Requests("POST").ShouldBe(posts);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task Create_ServerKeepsFailing_IsKeptBecauseALateListProvesNothing()
    {
        fixture.NextCommand(("maxRetries", 1));
        fixture.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.Post, count: null));
        var partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.UpAsync("images", Images));
        partly.Message.ShouldStartWith(
            "'bot/images' may have been created, but this is not confirmed: it was sent, the answers to it and to 1 further attempts were lost, and the list "
                + "does not show it yet.");
        fixture.Requests("POST").ShouldBe(2);
    }

    [Fact]
    public async Task Create_ListNeverShowsIt_IsKeptAsCreatedButNotConfirmed()
    {
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromMinutes(5) };
        var partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.UpAsync("images", Images, timeout: TimeSpan.FromSeconds(1)));
        partly.Id.ShouldBe("bot/images");
        partly.Message.ShouldBe(
            "'bot/images' may have been created, but this is not confirmed: it was sent, but the operation ended before the list showed it. It is kept in the "
                + "state; the next update looks again and finishes it.");
        Tree.Show(partly.State).ShouldContain("password: S(first-password)");
    }

    [Fact]
    public async Task Create_ReplacementThatKeepsTheEntry_MayOverwriteItsOwn()
    {
        var was = await fixture.HaveAsync(Images);
        var (inputs, _) = fixture.CheckAndDiff("images", was, Tree.Of(("name", "images"), ("config", Tree.Bearer("new-token"))));
        await fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("new-token");
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("new-token");
    }

    [Fact]
    public async Task Create_NameThatAnotherResourceHasLeft_MayOverwriteIt()
    {
        var one = await fixture.UpAsync("one", Tree.Of(("name", "a"), ("config", Tree.Bearer("t-one"))));
        fixture.NextCommand();
        await fixture.ReplaceAsync("one", one, Tree.Of(("name", "b"), ("config", Tree.Bearer("t-one"))));
        await fixture.UpAsync("two", Tree.Of(("name", "a"), ("config", Tree.Bearer("t-two"))));
        await fixture.DeleteAsync(one, "one");
        fixture.Emulator.Store.Entries("bot").Select(e => (e.Name, e.BearerToken)).ShouldBe([("a", "t-two"), ("b", "t-one")], ignoreOrder: true);
    }

    [Fact]
    public async Task Create_NameThatAnotherResourceIsGoingToLeave_IsRefused()
    {
        var one = await fixture.UpAsync("one", Tree.Of(("name", "a"), ("config", Tree.Bearer("t-one"))));
        fixture.NextCommand();
        fixture.CheckAndDiff("one", one, Tree.Of(("name", "b"), ("config", Tree.Bearer("t-one"))));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("two", Tree.Of(("name", "a"), ("config", Tree.Bearer("t-two")))));
        failure.Kind.ShouldBe(FailureKind.AlreadyExists);
        fixture.Emulator.Store.Find("bot", "a")!.BearerToken.ShouldBe("t-one");
    }
}
