namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Deletes beside which something else happens: a failed replacement, a claim that comes late, a list that tells nothing, another delete.</summary>
public sealed class CrossedDeleteTests
{
    private static readonly ObjectValue Images = Tree.Of(("name", "images"), ("config", Tree.Basic("reader", "first-password")));

    [Fact]
    public async Task Delete_AfterAReplacementThatFailed_KeepsTheOldOne()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        fixture.Emulator.Store.Put("bot", Entry.Bearer("pictures", "strangers-token"));
        fixture.NextCommand();
        var (inputs, plan) = fixture.CheckAndDiff("images", was, Images.With("name", new Value.Text("pictures")));
        plan.IsReplacement.ShouldBeTrue();
        await Should.ThrowAsync<OperationFailedException>(() => fixture.Resource.CreateAsync(fixture.Op(), inputs, CancellationToken.None));
        await DeleteAsync(fixture, was);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
    }

    [Fact]
    public async Task Delete_WrittenAtAnotherAddressAndNothingListed_KeepsTheEntry()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var claims = SharedClaims.InMemory();
        claims.Claim(new EntryKey("http://other.example", "bot", "images"), "urn:other", "www\0basic\0reader\0first-password");
        using var session = fixture.OpenWith(claims);
        fixture.Emulator.Faults.Add(new Fault { Route = FaultRoute.List, Count = 1, Body = "null" });
        var delete = session.FindResource("WhatsAppMediaProvider")!.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);
        (await Should.ThrowAsync<OperationFailedException>(delete)).Message.ShouldContain("because it has no array of providers");
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull();
        fixture.Requests("DELETE").ShouldBe(0);
    }

    [Fact]
    public async Task Delete_WrittenAtAnotherAddressAndChangedOutsideSince_KeepsTheEntry()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var claims = SharedClaims.InMemory();
        claims.Claim(new EntryKey("http://other.example", "bot", "images"), "urn:other", "www\0basic\0reader\0second-password");
        using var session = fixture.OpenWith(claims);
        fixture.Emulator.Store.Put("bot", Entry.Basic("images", "reader", "third-password"));
        await session.FindResource("WhatsAppMediaProvider")!.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "images").ShouldNotBeNull("it may be what the resource at the other address has");
        fixture.Reporter.Warnings.Single().ShouldContain("it had been changed outside of this program (config.basic.password), and a resource of this command has its bot and name at another base address");
    }

    [Fact]
    public async Task Delete_WrittenOtherwiseAtAnotherAddressAndUnchanged_DeletesTheEntry()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        var claims = SharedClaims.InMemory();
        claims.Claim(new EntryKey("http://other.example", "bot", "images"), "urn:other", "www\0basic\0reader\0second-password");
        using var session = fixture.OpenWith(claims);
        await session.FindResource("WhatsAppMediaProvider")!.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);
        fixture.Emulator.Store.Find("bot", "images").ShouldBeNull();
    }

    [Fact]
    public async Task Delete_RepeatedWhileTheListLags_TakesA404ForDone()
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { DeleteMissingStatus = 404 });
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Faults.Add(Fault.LosesAnswer(FaultRoute.Delete) with { Lag = TimeSpan.FromSeconds(0.5) });
        await DeleteAsync(fixture, was);
        fixture.Requests("DELETE").ShouldBe(2);
        fixture.Emulator.Store.Listed("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_OfTwoResourcesWithOneEntry_TakesA404ForDone()
    {
        await using var fixture = await ResourceFixture.StartAsync(new EmulatorSettings { DeleteMissingStatus = 404 });
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Settings = new EmulatorSettings { DeleteMissingStatus = 404, ReadLag = TimeSpan.FromSeconds(0.5) };
        await Task.WhenAll(DeleteAsync(fixture, was), DeleteAsync(fixture, was));
        fixture.Requests("DELETE").ShouldBe(2);
        fixture.Emulator.Store.Listed("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_OfTwoResourcesWithTheLastEntry_TakesA400AndAListWithoutItsArrayForDoneWhereTheEnvironmentSaysSo()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        fixture.Environment["MEDIAPROVIDERS_EMPTY_LIST"] = "missing";
        var was = await fixture.UpAsync("images", Images);
        fixture.NextCommand();
        fixture.Emulator.Settings = new EmulatorSettings { DeleteMissingStatus = 400, EmptyList = EmptyListForm.EmptyObject, ReadLag = TimeSpan.FromSeconds(0.5) };
        await Task.WhenAll(DeleteAsync(fixture, was), DeleteAsync(fixture, was));
        fixture.Requests("DELETE").ShouldBe(2);
        fixture.Emulator.Store.Listed("bot").ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_ClaimedWhileTheListIsRead_KeepsTheEntry()
    {
        await using var fixture = await ResourceFixture.StartAsync();
        var was = await fixture.UpAsync("images", Images);
        using var session = fixture.OpenWith(new ClaimedAfterTheFirstLook());
        await session.FindResource("WhatsAppMediaProvider")!.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);
        fixture.Reporter.Warnings.ShouldBe(["'bot/images' was kept: another resource of this command has taken it over just now."]);
        fixture.Requests("DELETE").ShouldBe(0);
    }

    private static Task DeleteAsync(ResourceFixture fixture, Resource.Created was) =>
        fixture.Resource.DeleteAsync(fixture.Op(), was.Id, ResourceFixture.LastKnownOf(was), CancellationToken.None);

    /// <summary>Claims in which another resource's appears between two questions about one entry.</summary>
    private sealed class ClaimedAfterTheFirstLook : IClaims
    {
        private readonly SharedClaims claims = SharedClaims.InMemory();

        public string Obstacle => "";

        public void Claim(EntryKey entry, string owner, string? content, ClaimKind kind) => claims.Claim(entry, owner, content, kind);

        public void Release(EntryKey entry, string owner) => claims.Release(entry, owner);

        public IReadOnlyList<ClaimTable.Match> Find(EntryKey entry)
        {
            var matches = claims.Find(entry);
            claims.Claim(entry, "urn:other", content: null);
            return matches;
        }
    }
}
