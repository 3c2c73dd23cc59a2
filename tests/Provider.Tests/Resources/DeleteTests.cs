namespace MediaProviders.Provider.Tests.Resources;

public sealed class DeleteTests
{
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    [Fact]
    public async Task Delete_Live_RemovesItAndOnlyIt()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Emulator.Store.Put("bot", Entry.Bearer("neighbour", "neighbours-token"));
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Entries("bot").Select(e => e.Name).ShouldBe(["neighbour"]);
        fixture.Reporter.Everything.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task Delete_AlreadyGone_IsASuccess(int deleteMissing)
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { DeleteMissingStatus = deleteMissing });
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Remove("bot", "images");
        fixture.NextCommand();
        await DeleteAsync(fixture, was);
        await DeleteAsync(fixture, was);
    }

    [Fact]
    public async Task Delete_ChangedOutside_WarnsAndDeletes()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "rotated"));
        fixture.NextCommand();
        await DeleteAsync(fixture, was);
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' had been changed outside of this program (config.basic.password); it is deleted anyway."]);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_AfterARenameInTheProgram_KeepsTheEntry()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        await fixture.UpAsync("pictures", Images);
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        fixture.Requests("DELETE").ShouldBe(0);
        fixture.Reporter.Warnings.ToArray()[^1].ShouldBe("'bot/images' was kept: another resource of this command has the same bot and name, or this one was written again under them.");
    }

    [Fact]
    public async Task Delete_AfterARefreshOfADroppedResource_Deletes()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        var found = (await fixture.Resource.ReadAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None))!;
        fixture.Resource.Diff(fixture.Op(), was.Id, new LastKnown(found.Inputs, found.State), ResourceFixture.InputsOf(was), []);
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_AfterAnImportUnderAnotherSpelling_KeepsTheEntry()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        await fixture.Resource.ReadAsync(fixture.Op(), "images", new LastKnown(ObjectValue.Empty, ObjectValue.Empty), CancellationToken.None);
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(NameComparison.CaseInsensitive, 1)]
    [InlineData(NameComparison.CaseSensitive, 1)]
    public async Task Delete_NameThatDiffersInCaseOnly_NeverTakesTheLiveOne(object comparison, int left)
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { NameComparison = (NameComparison)comparison });
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        await fixture.UpAsync("pictures", Images.With("name", new Value.Text("Images")).With("overwrite", Value.Bool.True));
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Entries("bot").Count.ShouldBe(left);
        fixture.Emulator.Store.Entries("bot")[0].Name.ShouldBe("Images");
    }

    [Fact]
    public async Task Delete_AfterAReplacementThatGotAnotherGeneratedName_DeletesTheOldOne()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var given = Tree.Of(("config", Tree.Bearer("t")));
        var was = await fixture.UpAsync("images", given);
        fixture.NextCommand();
        fixture.CheckAndDiff("images", was, given).Plan.IsChange.ShouldBeFalse();
        var again = fixture.Resource.Check(fixture.Op(), given, ObjectValue.Empty, new Naming(Naming.Rule.Default, null, new byte[] { 9 }));
        await fixture.Resource.CreateAsync(fixture.Op(), again.Inputs, CancellationToken.None);
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Entries("bot").Select(e => e.Name).ShouldBe([Tree.Show(again.Inputs["name"])]);
    }

    [Fact]
    public async Task Delete_NameWithoutThePrefix_IsRefusedAndNamesTheWaysOut()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand(("requiredNamePrefix", "dev-"));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => DeleteAsync(fixture, was));
        failure.Kind.ShouldBe(FailureKind.Forbidden);
        failure.Message.ShouldBe("Deleting 'bot/images' is refused: this provider only touches names that start with 'dev-' (requiredNamePrefix), and 'images' does not. Change 'requiredNamePrefix' and configure the provider with it. To remove it from the state without a delete, remove it from the state; or put it back into the program and mark it as kept before it is removed.");
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(AnswerEnding.ResetBeforeAnswer, true)]
    [InlineData(AnswerEnding.ResetBeforeAnswer, false)]
    public async Task Delete_AnswerLost_IsResolvedByLooking(object ending, bool applied)
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Count = 1, Ending = (AnswerEnding)ending, Applied = applied });
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
        fixture.Requests("DELETE").ShouldBe(applied ? 1 : 2);
    }

    [Fact]
    public async Task Delete_RefusedAndAListWithoutItsArray_IsNotTakenForDone()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Status = 400 });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 2, Body = "{}", ContentType = "application/json" });
        await Should.ThrowAsync<OperationFailedException>(DeleteAsync(fixture, was));
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task Delete_AnswerLostAndAListWithoutItsArray_IsRepeated()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer) with { Route = FaultRoute.Delete, Applied = false, Count = 1 });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 2, Count = 1, Body = "{}", ContentType = "application/json" });
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Delete_AnswerLostThenRefusedAndAListWithoutItsArray_IsNotTakenForDone(int fromList)
    {
        await using var fixture = await ResourceFixture.StartAsync(time: new ManualTimeProvider());
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(Fault.Ends(AnswerEnding.ResetBeforeAnswer) with { Route = FaultRoute.Delete, Applied = false, Count = 1 });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Status = 400 });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = fromList, Body = "{}", ContentType = "application/json" });
        (await Should.ThrowAsync<OperationFailedException>(fixture.PassTimeAsync(DeleteAsync(fixture, was)))).Message.ShouldContain("is not confirmed: the entry may be gone.");
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task Delete_OfTwoResourcesWithOneEntryBothRefusedAndAListWithoutItsArray_IsNotTakenForDone()
    {
        await using var fixture = await ResourceFixture.StartAsync(time: new ManualTimeProvider());
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Status = 400 });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 2, Count = 1, Body = "{}", ContentType = "application/json" });
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 4, Body = "{}", ContentType = "application/json" });
        await Should.ThrowAsync<OperationFailedException>(fixture.PassTimeAsync(DeleteAsync(fixture, was)));
        await Should.ThrowAsync<OperationFailedException>(fixture.PassTimeAsync(DeleteAsync(fixture, was)));
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task Delete_AlreadyGoneAndAListWithoutItsArray_IsASuccessOnlyWhereTheEnvironmentSaysSo(int deleteMissing)
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { EmptyList = EmptyListForm.EmptyObject, DeleteMissingStatus = deleteMissing });
        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        var was = await fixture.UpAsync("images", Images);
        fixture.Environment.Clear();
        fixture.Emulator.Store.Remove("bot", "images");
        fixture.NextCommand(("maxRetries", 0));
        (await Should.ThrowAsync<OperationFailedException>(() => DeleteAsync(fixture, was))).Message.ShouldBe(
            "Deleting 'bot/images' is refused: the API's list does not prove whether it is there, because it has no array of providers. Nothing was deleted; it stays in the state. "
            + "If this API answers so for an empty list, set the environment variable MEDIAPROVIDERS_EMPTY_LIST=missing. "
            + "To remove it from the state without a delete, remove it from the state; or put it back into the program and mark it as kept before it is removed.");
        fixture.Requests("DELETE").ShouldBe(0);

        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        fixture.NextCommand(("maxRetries", 0));
        await DeleteAsync(fixture, was);
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_ListThatLags_IsWaitedFor()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Settings = new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(1) };
        await DeleteAsync(fixture, was);
        fixture.Reporter.Statuses.First().ShouldBe("next look in 0.2 s: deleted, but the list still shows it");
        fixture.Emulator.Store.Listed("bot").ShouldBeEmpty();
    }

    private static Task DeleteAsync(ResourceFixture fixture, Resource.Created was) =>
        fixture.Resource.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);
}
