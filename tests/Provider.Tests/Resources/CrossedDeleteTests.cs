namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Deletes beside which something else happens: a failed replacement, a claim that comes late, a list that tells nothing, another delete.</summary>
public sealed class CrossedDeleteTests : ResourceTests
{
    [Fact]
    public async Task Delete_AfterAReplacementThatFailed_KeepsTheOldOne()
    {
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Store.Put("bot", Entry.Bearer("pictures", "strangers-token"));
        await Should.ThrowAsync<OperationFailedException>(() => fixture.ReplaceAsync("images", was, Images.With("name", new Value.Text("pictures"))));
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task Delete_WrittenAtAnotherAddressAndNothingListed_KeepsTheEntry()
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.OpenWithClaims().Claim(new EntryKey("http://other.example", "bot", "images"), "urn:other", "www\0basic\0reader\0first-password");
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Count = 1, Body = "null" });
        var delete = fixture.DeleteAsync(was);
        (await Should.ThrowAsync<OperationFailedException>(delete)).Message.ShouldContain("because it has no array of providers");
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_WrittenAtAnotherAddressAndChangedOutsideSince_KeepsTheEntry()
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.OpenWithClaims().Claim(new EntryKey("http://other.example", "bot", "images"), "urn:other", "www\0basic\0reader\0second-password");
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "third-password"));
        await fixture.DeleteAsync(was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull("it may be what the resource at the other address has");
        fixture.Reporter.Warnings.Single()
            .ShouldContain("it had been changed outside of this program (config.basic.password), and a resource of this command has its bot and name at "
                + "another base address");
    }

    [Fact]
    public async Task Delete_RepeatedWhileTheListLags_TakesA404ForDone()
    {
        fixture.Emulator.Settings = new EmulatorSettings { DeleteMissingStatus = 404 };
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Faults.Add(Fault.LosesAnswer(FaultRoute.Delete) with { Lag = TimeSpan.FromSeconds(0.5) });
        await fixture.DeleteAsync(was);
        fixture.Requests("DELETE").ShouldBe(2);
        fixture.Emulator.Store.Listed("bot").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404, EmptyListForm.EmptyArray, "")]
    [InlineData(400, EmptyListForm.EmptyObject, "missing")]
    public async Task Delete_OfTwoResourcesWithTheLastEntry_TakesA404ForDoneAndA400WithAListWithoutItsArrayWhereTheEnvironmentSaysSo(
        int status, EmptyListForm emptyList, string variable)
    {
        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = variable;
        var was = await fixture.HaveAsync(Images);
        fixture.Emulator.Settings = new EmulatorSettings { DeleteMissingStatus = status, EmptyList = emptyList, ReadLag = TimeSpan.FromSeconds(0.5) };
        await Task.WhenAll(fixture.DeleteAsync(was), fixture.DeleteAsync(was));
        fixture.Requests("DELETE").ShouldBe(2);
        fixture.Emulator.Store.Listed("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_ClaimedWhileTheListIsRead_KeepsTheEntry()
    {
        var was = await fixture.UpAsync("images", Images);
        fixture.OpenWith(new PlayedClaims(afterFind: (claims, entry) => claims.Claim(entry, "urn:other", content: null, ClaimKind.Holds)));
        await fixture.DeleteAsync(was);
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' was kept: another resource of this command has just taken it over."]);
        fixture.Requests("DELETE").ShouldBe(0);
    }
}
