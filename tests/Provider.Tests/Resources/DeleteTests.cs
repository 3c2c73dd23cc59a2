namespace MediaProviders.Provider.Tests.Resources;

public sealed class DeleteTests : ResourceTests
{
    [Fact]
    public async Task Delete_Live_RemovesItAndOnlyIt()
    {
        fixture.Emulator.Store.Put("bot", Entry.Bearer("neighbour", "neighbours-token"));
        var was = await fixture.HaveAsync(Images);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").Select(e => e.Name).ShouldBe(["neighbour"]);
        fixture.Reporter.Everything.ShouldBeEmpty();
    }

    [Theory, Each(200, 404, 400, 500)]
    public async Task Delete_AlreadyGone_IsASuccess(int deleteMissing)
    {
        fixture.Emulator.Settings = new EmulatorSettings { DeleteMissingStatus = deleteMissing };
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Remove("bot", "images");
        await fixture.DeleteAsync(was);
        await fixture.DeleteAsync(was);
    }

    [Theory]
    [InlineData("reader", "config.basic.password")]
    [InlineData(null, "config")]
    public async Task Delete_ChangedOutside_WarnsAndDeletes(string? username, string fields)
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", username is null ? Entry.Bearer("images", "rotated") : Entry.Basic("images", username, "rotated"));
        await fixture.DeleteAsync(was);
        fixture.Reporter.Warnings.ShouldBe([$"'bot/images' had been changed outside of this program ({fields}); it is deleted anyway."]);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_AfterARenameInTheProgram_KeepsTheEntry()
    {
        var was = await fixture.HaveAsync(Images);
        await fixture.UpAsync("pictures", Images);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        fixture.Requests("DELETE").ShouldBe(0);
        fixture.Reporter.Warnings.ToArray()[^1]
            .ShouldBe("'bot/images' was kept: another resource of this command has the same bot and name, or this resource was written again with them.");
    }

    [Fact]
    public async Task Delete_AfterARefreshOfADroppedResource_Deletes()
    {
        var was = await fixture.HaveAsync(Images);
        var found = (await fixture.ReadAsync(was))!;
        fixture.Resource.Diff(fixture.Op(), was.Id, new LastKnown(found.Inputs, found.State), ResourceFixture.InputsOf(was), []);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_AfterAnImportUnderAnotherSpelling_KeepsTheEntry()
    {
        var was = await fixture.HaveAsync(Images);
        await fixture.ReadAsync("images");
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Theory, Each(NameComparison.CaseInsensitive, NameComparison.CaseSensitive)]
    public async Task Delete_NameThatDiffersInCaseOnly_NeverTakesTheLiveOne(object comparison)
    {
        fixture.Emulator.Settings = new EmulatorSettings { NameComparison = (NameComparison)comparison };
        var was = await fixture.HaveAsync(Images);
        await fixture.UpAsync("pictures", Images.With("name", new Value.Text("Images")).With("overwrite", Value.Bool.True));
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").ShouldHaveSingleItem().Name.ShouldBe("Images");
    }

    [Fact]
    public async Task Delete_AfterAReplacementThatGotAnotherGeneratedName_DeletesTheOldOne()
    {
        var given = Tree.Of(("config", Tree.Bearer("t")));
        var was = await fixture.HaveAsync(given);
        fixture.CheckAndDiff("images", was, given).Plan.IsChange.ShouldBeFalse();
        var again = fixture.Resource.Check(fixture.Op(), given, ObjectValue.Empty, new Naming(Naming.Rule.Default, null, new byte[] { 9 }));
        await fixture.Resource.CreateAsync(fixture.Op(), again.Inputs, CancellationToken.None);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").Select(e => e.Name).ShouldBe([Tree.Show(again.Inputs["name"])]);
    }

    [Theory, Each(true, false)]
    public async Task Delete_AnswerLost_IsResolvedByLooking(bool applied)
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Count = 1, Ending = AnswerEnding.ResetBeforeAnswer, Applied = applied });
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
        fixture.Requests("DELETE").ShouldBe(applied ? 1 : 2);
    }

    [Fact]
    public async Task Delete_AnswerLostAndAListWithoutItsArray_IsRepeated()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer) with { Route = FaultRoute.Delete, Applied = false, Count = 1 });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 2, Count = 1, Body = "{}", ContentType = "application/json" });
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    [Theory]
    [InlineData(false, 2, "Deleting 'bot/images' ")]
    [InlineData(true, 2, "Deleting 'bot/images' is not confirmed: the entry may be gone.")]
    [InlineData(true, 4, "Deleting 'bot/images' is not confirmed: the entry may be gone.")]
    public async Task Delete_RefusedAndAListWithoutItsArray_IsNotTakenForDone(bool losesAnswerFirst, int fromList, string begins)
    {
        await StopTheClockAsync();
        var was = await fixture.HaveAsync(Images);
        if (losesAnswerFirst)
        {
            fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer, FaultRoute.Delete));
        }

        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Status = 400 });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = fromList, Body = "{}", ContentType = "application/json" });
        (await Should.ThrowAsync<OperationFailedException>(fixture.PassTimeAsync(fixture.DeleteAsync(was)))).Message.ShouldStartWith(begins);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task Delete_OfTwoResourcesWithOneEntryBothRefusedAndAListWithoutItsArray_IsNotTakenForDone()
    {
        await StopTheClockAsync();
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Status = 400 });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 2, Count = 1, Body = "{}", ContentType = "application/json" });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 4, Body = "{}", ContentType = "application/json" });
        await Should.ThrowAsync<OperationFailedException>(fixture.PassTimeAsync(fixture.DeleteAsync(was)));
        await Should.ThrowAsync<OperationFailedException>(fixture.PassTimeAsync(fixture.DeleteAsync(was)));
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Theory, Each(200, 404, 400, 500)]
    public async Task Delete_AlreadyGoneAndAListWithoutItsArray_IsASuccessOnlyWhereTheEnvironmentSaysSo(int deleteMissing)
    {
        fixture.Emulator.Settings = new EmulatorSettings { EmptyList = EmptyListForm.EmptyObject, DeleteMissingStatus = deleteMissing };
        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        var was = await fixture.UpAsync("images", Images);
        fixture.Environment.Clear();
        fixture.Emulator.Store.Remove("bot", "images");
        fixture.NextCommand(("maxRetries", 0));
        (await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was))).Message.ShouldBe(
            "Deleting 'bot/images' is refused: the API's list does not prove whether it is there, because it has no array of providers. Nothing was deleted; "
                + "it stays in the state. "
            + "If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing. "
            + "To remove it from the state without a delete, remove it from the state; or put it back into the program and mark it as kept before it is "
            + "removed.");
        fixture.Requests("DELETE").ShouldBe(0);

        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        fixture.NextCommand(("maxRetries", 0));
        await fixture.DeleteAsync(was);
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_ListThatLags_IsWaitedFor()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) };
        await fixture.DeleteAsync(was);
        fixture.Reporter.Statuses.First().ShouldBe("next look in 0.2 s: deleted, but the list still shows it");
        fixture.Emulator.Store.Listed("bot").ShouldBeEmpty();
    }
}
