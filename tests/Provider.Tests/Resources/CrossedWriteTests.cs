namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// A write and a delete of one entry at a time, by two resources of a command: each sees the other's claim, and neither takes doubt for a yes.
/// </summary>
public sealed class CrossedWriteTests : ResourceTests
{
    private const string OtherAddress = "http://other.example";
    private const string OtherRegion = "https://eu1.whatsapp.api.sinch.com";
    private static readonly Dictionary<string, string> Stale = new() { ["Warning"] = "110 - \"Response is Stale\"" };
    private static readonly ObjectValue Changed = Images.With("config", Tree.Basic("reader", "second-password"));

    [Theory]
    [InlineData(false, "www\0basic\0reader\0second-password", "Another resource of this command writes it, and that is not confirmed.")]
    [InlineData(true, "www\0basic\0reader\0second-password", "Another resource of this command has this bot and name at another base address")]
    [InlineData(true, null, "Another resource of this command has this bot and name at another base address")]
    public async Task Delete_WhileAnotherResourceWritesTheEntry_WaitsAndIsRefused(bool elsewhere, string? content, string reason)
    {
        await StopTheClockAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.OpenWithClaims().Claim(KeyAt(elsewhere ? OtherAddress : fixture.Emulator.Address), "urn:other", content, ClaimKind.Writes);

        var failure = await Should.ThrowAsync<OperationFailedException>(fixture.PassTimeAsync(fixture.DeleteAsync(was)));

        failure.Kind.ShouldBe(FailureKind.Precondition);
        failure.Message.ShouldStartWith($"Deleting 'bot/images' is refused, because it cannot be known whether the entry is in use. {reason}");
        failure.Message.ShouldEndWith("Run the command again.");
        fixture.Reporter.Statuses.ShouldContain("next look in 0.2 s: another resource is writing the same entry");
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Theory]
    [InlineData(false, "'bot/images' was kept: another resource of this command has the same bot and name")]
    [InlineData(true, "the same entry was just written at another base address")]
    public async Task Delete_WriteConfirmedMeanwhile_KeepsTheEntry(bool elsewhere, string said)
    {
        var clock = await StopTheClockAsync();
        var was = await fixture.UpAsync("images", Images);
        var claims = fixture.OpenWithClaims();
        var key = KeyAt(elsewhere ? OtherAddress : fixture.Emulator.Address);
        claims.Claim(key, "urn:other", "www\0basic\0reader\0second-password", ClaimKind.Writes);
        var delete = fixture.DeleteAsync(was);
        await clock.WaitForTimerWithinAsync(TimeSpan.FromSeconds(10));
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "second-password"));
        claims.Claim(key, "urn:other", "www\0basic\0reader\0second-password");

        await fixture.PassTimeAsync(delete);

        string.Join('\n', fixture.Reporter.Warnings).ShouldContain(said);
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Theory, Each("****1234", "abc…xyz")]
    public async Task Delete_WrittenElsewhereAndShownInPartHere_KeepsTheEntry(string shown)
    {
        var was = await fixture.UpAsync("images", Images.With("config", Tree.Basic("reader", shown)));
        fixture.OpenWithClaims().Claim(KeyAt(OtherAddress), "urn:other", "www\0basic\0reader\0second-password");

        await fixture.DeleteAsync(was);

        string.Join('\n', fixture.Reporter.Warnings).ShouldContain("the same entry was just written at another base address");
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Theory]
    [Each(false, true, With = false)]
    [Each(false, true, With = true)]
    public async Task Create_WhileAnotherResourceDeletesTheEntry_IsRefused(bool elsewhere, bool overwrite)
    {
        fixture.OpenWithClaims().Claim(KeyAt(elsewhere ? OtherAddress : fixture.Emulator.Address), "delete urn:other", content: null, ClaimKind.Deletes);

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("images", Images.With("overwrite", Value.Bool.Of(overwrite))));

        failure.Message.ShouldBe(
            "Creating 'bot/images' is refused, because it cannot be known whether the entry is in use. Another resource of this command deletes it, or what "
                + "may be the same entry. Run the command again.");
        fixture.Requests("POST").ShouldBe(0);
    }

    [Fact]
    public async Task Update_WhileAnotherResourceDeletesTheEntry_IsRefused()
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.OpenWithClaims().Claim(KeyAt(fixture.Emulator.Address), "delete urn:other", content: null, ClaimKind.Deletes);

        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpdateAsync(was, Changed));

        failure.Message.ShouldStartWith("Updating 'bot/images' is refused, because it cannot be known whether the entry is in use.");
        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe("first-password");
    }

    [Fact]
    public async Task Delete_OfTwoResourcesAtATime_DoNotStopEachOther()
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.OpenWithClaims().Claim(KeyAt(fixture.Emulator.Address), "delete urn:other", content: null, ClaimKind.Deletes);
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Entries("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_ThatIsOver_LetsOthersWrite()
    {
        var was = await fixture.HaveAsync(Images);
        await fixture.DeleteAsync(was);
        await fixture.UpAsync("other", Images);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task Delete_ThatMayStillArrive_RefusesEveryWrite()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.Delete, Ending = AnswerEnding.ResetBeforeAnswer, Count = null, Applied = false });
        await Should.ThrowAsync<Exception>(() => fixture.DeleteAsync(was));
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.UpAsync("other", Images));
        failure.Message.ShouldContain("Another resource of this command deletes it");
    }

    [Fact]
    public void Create_WhileTheVendorsOtherRegionLosesTheSameName_IsNotStopped()
    {
        var claims = new SharedClaims("", _ => null);
        using var ownership = new Safety.Ownership(claims);
        var here = KeyAt("https://us1.whatsapp.api.sinch.com");
        claims.Claim(here with { Service = OtherRegion }, "delete urn:other", content: null, ClaimKind.Deletes);
        ownership.MayCreate("urn:images", here).ShouldBe(Safety.Permission.Given);
    }

    [Fact]
    public async Task Delete_OfTheEntryOfAResourceWhoseCheckFailed_KeepsIt()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Check("pictures", Tree.Of(("name", "images")), ResourceFixture.InputsOf(was)).Problems.ShouldNotBeEmpty();
        await fixture.DeleteAsync(was);
        fixture.Reporter.Warnings.ShouldContain(warning => warning.StartsWith("'bot/images' was kept", StringComparison.Ordinal));
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_OfTheEntryOfAResourceThatWantsWhatAnotherWants_KeepsIt()
    {
        var was = await fixture.HaveAsync(Images);
        var pictures = Images.With("name", new Value.Text("pictures"));
        fixture.Check("first", pictures).Problems.ShouldBeEmpty();
        fixture.Check("second", pictures, ResourceFixture.InputsOf(was)).Problems.ShouldNotBeEmpty();
        await fixture.DeleteAsync(was);
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_UnderAnotherAddressThanItsUnconfirmedReplacement_IsRefused()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, FromCall = 2, Ending = AnswerEnding.ResetBeforeAnswer, Count = null });
        await Should.ThrowAsync<PartlyDoneException>(() => fixture.ReplaceAsync("renamed", was, Images.With("name", Tree.Text("pictures"))));
        fixture.Emulator.Faults.Clear();
        var failure = await Should.ThrowAsync<OperationFailedException>(() => fixture.DeleteAsync(was));
        failure.Message.ShouldEndWith("The entry that replaces it is not confirmed. Run the command again.");
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Theory, Each(false, true)]
    public async Task Create_OfItsOwnEntryPastAListThatProvesNothing_NeedsOverwrite(bool overwrite)
    {
        await StopTheClockAsync();
        var was = await fixture.HaveAsync(Images);
        var (inputs, _) = fixture.CheckAndDiff("images", was, Changed.With("overwrite", Value.Bool.Of(overwrite)));
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Headers = Stale, Count = overwrite ? 1 : null });

        var create = fixture.PassTimeAsync(fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        if (overwrite)
        {
            await create;
        }
        else
        {
            (await Should.ThrowAsync<OperationFailedException>(create)).Message.ShouldContain("the API's list does not prove what is there now");
        }

        fixture.Emulator.Store.Find("bot", "images")!.Password.ShouldBe(overwrite ? "second-password" : "first-password");
    }

    private static EntryKey KeyAt(string service) => new(service, "bot", "images");
}
