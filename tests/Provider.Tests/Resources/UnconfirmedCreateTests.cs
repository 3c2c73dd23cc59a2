namespace MediaProviders.Provider.Tests.Resources;

/// <summary>What was surely never done leaves nothing behind; what may have been done is kept, and whatever else is there later is not overwritten.</summary>
public sealed class UnconfirmedCreateTests : ResourceTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Create_TurnedAwayUntilTheTimeout_LeavesNothingBehind()
    {
        fixture.Emulator.Faults.Add(Fault.Answers(429, FaultRoute.Post, count: null) with { RetryAfter = TimeSpan.FromHours(1) });
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images, timeout: Short));
        failure.Kind.ShouldBe(FailureKind.TimedOut);
        failure.Message.ShouldBe("Creating 'bot/images' did not finish within 1 seconds. Run it again, or raise the operation's timeout.");
    }

    [Fact]
    public async Task Create_NeverSentBecauseOfThePace_LeavesNothingBehind()
    {
        fixture.NextCommand(("maxRequestsPerSecond", 0.01));
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images, timeout: Short))).Kind.ShouldBe(FailureKind.TimedOut);
        fixture.Requests("POST").ShouldBe(0);
    }

    [Fact]
    public async Task Create_NeverSentAndCancelled_IsCancelled()
    {
        var clock = await StopTheClockAsync();
        fixture.NextCommand(("maxRequestsPerSecond", 0.1), ("requestTimeoutSeconds", 1000));
        using var caller = new CancellationTokenSource();
        var create = fixture.Resource.CreateAsync(fixture.Op(), fixture.Check("images", Images).Inputs, caller.Token);

        // The POST waits for its turn, ten seconds after the look.
        await clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(10));
        await caller.CancelAsync();
        (await Should.ThrowAsync<OperationFailedException>(() => create)).Kind.ShouldBe(FailureKind.Cancelled);
        fixture.Requests("POST").ShouldBe(0);
    }

    [Fact]
    public async Task Create_AnswerLostAndThenRefused_IsKeptBecauseTheFirstMayHaveBeenDone()
    {
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Post));
        fixture.Emulator.Faults.Add(Fault.Answers(403, FaultRoute.Post));
        var partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.UpAsync("images", Images));
        partly.Message
            .ShouldContain("it was sent, the answer was lost, and the list does not show it yet; a further attempt failed. Writing media provider 'images'");
        fixture.Requests("POST").ShouldBe(2);
    }

    [Theory]
    [Each(302, 303, 408, 499, With = true)]
    [Each(302, 303, With = false)]
    public async Task Create_AnsweredSoThatItMayBeDone_IsConfirmedByTheListOrKept(int status, bool isDone)
    {
        fixture.Emulator.Faults.Add(Fault.LosesAnswer(FaultRoute.Post, status, count: null) with { Applied = isDone });
        var create = fixture.UpAsync("images", Images.With("name", null));
        if (isDone)
        {
            (await create).Id.ShouldBe($"bot/{fixture.Emulator.Store.Entries("bot").ShouldHaveSingleItem().Name}");
        }
        else
        {
            (await Should.ThrowAsync<PartlyDoneException>(create)).Message.ShouldContain(
                "it was sent, the answer does not say whether it was done, and the list does not show it yet.");
        }

        fixture.Requests("POST").ShouldBe(1);
    }

    [Fact]
    public async Task Update_AfterADoubtfulCreateWithAStrangerThere_IsRefused()
    {
        var partly = await CreateInDoubtAsync();
        Tree.Show(partly.State["authentication"]).ShouldBe("null");
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "strangers-password"));

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(partly, Images));

        failure.Kind.ShouldBe(FailureKind.AlreadyExists);
        failure.Message.ShouldBe(
            "Updating 'bot/images' is refused: its create was never confirmed, and the entry that is there now differs from what was sent in "
                + "config.basic.password, so it may belong to another program. "
            + "To overwrite it, set 'overwrite: true'. To remove it from the state without touching the entry, remove it from the state.");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("strangers-password");
        await fixture.UpdateAsync(partly, Images.With("overwrite", Value.Bool.True));
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("first-password");
    }

    [Theory, Each("config.basic.password", "config", "*")]
    public async Task Update_AfterADoubtfulCreateWithAStrangerThereAndThatPartIgnored_IsRefusedUnlessItOverwrites(string ignored)
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "strangers-password"));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(partly, Images, ignored));
        failure.Message.ShouldContain("it may belong to another program");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("strangers-password");
        var state = await fixture.UpdateAsync(partly, Images.With("overwrite", Value.Bool.True), ignored);
        Tree.Show(state["authentication"]).ShouldBe("basic");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("strangers-password");
    }

    [Fact]
    public async Task Update_AfterADoubtfulCreate_FinishesItWhatOfItIsThere()
    {
        var partly = await CreateInDoubtAsync();
        var state = await fixture.UpdateAsync(partly, Images);
        Tree.Show(state["authentication"]).ShouldBe("basic");
        state = await fixture.UpdateAsync(partly, Images.With("config", Tree.Bearer("next")));
        Tree.Show(state["authentication"]).ShouldBe("bearer");
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("next");
    }

    [Fact]
    public async Task Delete_AfterADoubtfulCreateWithAStrangerThere_KeepsTheEntry()
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        await fixture.DeleteAsync(partly);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        fixture.Reporter.Warnings.ShouldHaveSingleItem().ShouldStartWith("'bot/images' was kept: its create was never confirmed");
    }

    [Theory, Each("", false, null)]
    public async Task DeleteAndRead_AfterADoubtfulCreateWhoseStateWasEdited_KeepAStrangersEntryAndTheDoubt(object? authentication)
    {
        Kept was = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        was = was with { State = was.State.With("authentication", Tree.Of(("edited", authentication))["edited"]) };
        await Should.ThrowAsync<PartlyDoneException>(() => fixture.ReadAsync(was));
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task DeleteAndRead_AfterADoubtfulCreateThatIsNotThere_SayThatItMayStillAppear()
    {
        var partly = await CreateInDoubtAsync();
        await fixture.DeleteAsync(partly);
        (await fixture.ReadAsync(partly)).ShouldBeNull();
        const string late = "'bot/images' is not there, but its create was never confirmed, so it may still appear. "
            + "It is no longer in the state; if it appears and no program has it, delete it by hand.";
        fixture.Reporter.Warnings.ShouldBe([late, late]);
    }

    [Fact]
    public async Task Delete_AfterADoubtfulCreateThatIsThereUnderAnotherSpelling_SaysSo()
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("IMAGES", "reader", "first-password"));
        fixture.Emulator.Store.Put("bot", Entry.Bearer("Images", "neighbours-token"));
        await fixture.DeleteAsync(partly);
        fixture.Reporter.Warnings.ShouldBe(
            ["'bot/images' is not there, but its create was never confirmed, and 'IMAGES' holds what was sent. If the API keeps it under that name, delete it "
                + "by hand."]);
    }

    [Theory]
    [InlineData("reader", "strangers-password", "config.basic.password")]
    [InlineData("stranger", "first-password", "config.basic.username")]
    [InlineData(null, "strangers-token", "config")]
    public async Task Read_AfterADoubtfulCreateWithAStrangerThere_LeavesTheStateAndItsMark(string? username, string secret, string fields)
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", username is null ? Entry.Bearer("images", secret) : Entry.Basic("images", username, secret));
        for (var refresh = 0; refresh < 2; refresh++)
        {
            Kept was = partly;
            partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.ReadAsync(was));
            partly.Message.ShouldContain($"differs from what was sent, or may differ, in {fields}: it may belong to another program.");
            partly.Message.Length.ShouldBeLessThan(400);
            (partly.Id, Tree.Show(partly.State), Tree.Show(partly.Inputs)).ShouldBe(("bot/images", Tree.Show(was.State), Tree.Show(was.Inputs)));
            fixture.NextCommand();
        }

        (await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(partly, Images))).Message.ShouldContain("may belong to another program");
        await fixture.DeleteAsync(partly);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Read_AfterADoubtfulCreateThatIsThere_TakesTheMarkAway()
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "first-password"));
        var found = (await fixture.ReadAsync(partly))!;
        Tree.Show(found.State["authentication"]).ShouldBe("basic");
    }

    [Fact]
    public async Task ReadUpdateAndDelete_AfterADoubtfulCreateWithAMaskedEntryThere_TakeItForAnothers()
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "hidden"));
        fixture.Emulator.Settings = new EmulatorSettings { ListedSecrets = ListedSecrets.Asterisks };
        await Should.ThrowAsync<PartlyDoneException>(() => fixture.ReadAsync(partly));
        await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(partly, Images));
        fixture.NextCommand();
        await fixture.DeleteAsync(partly);
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("hidden");
    }

    [Fact]
    public async Task Update_OverAStrangerThatIsNotConfirmedEither_KeepsTheMark()
    {
        var partly = await CreateInDoubtAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        fixture.NextCommand(("maxRetries", 0));
        fixture.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.Post));
        var again = await Should.ThrowAsync<PartlyDoneException>(() => fixture.UpdateAsync(partly, Images.With("overwrite", Value.Bool.True)));
        Tree.Show(again.State["authentication"]).ShouldBe("null");
    }

    [Fact]
    public async Task Create_OverAStrangerThatIsNotConfirmed_IsMarked()
    {
        fixture.NextCommand(("maxRetries", 0));
        fixture.Emulator.Store.Put("bot", Entry.Bearer("images", "strangers-token"));
        fixture.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.Post));
        var partly = await Should.ThrowAsync<PartlyDoneException>(() => fixture.UpAsync("images", Images.With("overwrite", Value.Bool.True)));
        fixture.NextCommand();
        await fixture.DeleteAsync(partly);
        fixture.Emulator.Store.Find("bot", "images")!.BearerToken.ShouldBe("strangers-token");
    }

    [Fact]
    public async Task Create_InPreviewWithAServerThatAsksToWait_EndsAtTheTimeout()
    {
        fixture.Emulator.Faults.Add(Fault.Answers(429, FaultRoute.List, count: null) with { RetryAfter = TimeSpan.FromHours(1) });
        var created = await fixture.UpAsync("images", Images, preview: true, timeout: Short);
        Tree.Show(created.State["name"]).ShouldBe("images");
        fixture.Reporter.Warnings.ShouldBe(
            ["Checking whether 'bot/images' already exists did not finish within 1 seconds. Run it again, or raise the operation's timeout. This preview "
                + "cannot tell."]);
    }
}
