namespace MediaProviders.Emulator.Tests;

/// <summary>A11: lists that lag behind writes.</summary>
public sealed class LagTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task List_AfterPost_ShowsTheOldListUntilTheLagIsOver()
    {
        await using var api = await Api.OpenAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(300) }, _time);
        api.Emulator.Store.Put(Api.Bot, Entry.Bearer("a", "old"));

        await api.PostAsync(Api.BearerBody("a", "new"));
        api.Emulator.Store.Find(Api.Bot, "a")!.BearerToken.ShouldBe("new");
        _time.Advance(TimeSpan.FromSeconds(299));
        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("a", "old")));
        _time.Advance(TimeSpan.FromSeconds(1));

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("a", "new")));
    }

    [Fact]
    public async Task List_AfterDelete_ShowsTheEntryUntilTheLagIsOver()
    {
        await using var api = await Api.OpenAsync(new EmulatorSettings { ReadLag = TimeSpan.FromSeconds(2), DeleteMissingStatus = 404 }, _time);
        api.Emulator.Store.Put(Api.Bot, Entry.Bearer("a", "first"));

        (await api.DeleteAsync("a")).Status.ShouldBe(200);
        (await api.ListAsync()).Body.ShouldContain("\"a\"");
        (await api.DeleteAsync("a")).Status.ShouldBe(404);
        _time.Advance(TimeSpan.FromSeconds(2));

        (await api.ListAsync()).Body.ShouldBe(Api.EmptyList);
    }

    [Fact]
    public void Listed_AfterSeveralWrites_ShowsEachAtItsTime()
    {
        var store = new Store(_time);
        string Names() => string.Concat(store.Listed("bot").Select(entry => entry.Name));
        store.Put("bot", Entry.Bearer("a", ""), lag: TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(1));
        store.Put("bot", Entry.Bearer("b", ""), lag: TimeSpan.FromSeconds(2));

        Names().ShouldBe("");
        _time.Advance(TimeSpan.FromSeconds(1));
        Names().ShouldBe("a");
        _time.Advance(TimeSpan.FromSeconds(1));
        Names().ShouldBe("ab");
        store.Remove("bot", "a");
        Names().ShouldBe("b");
    }

    [Fact]
    public async Task Post_WithALagOnOrder_LagsForThatWriteOnly()
    {
        await using var api = await Api.OpenAsync(time: _time);
        api.Emulator.Faults.Add(new Fault { Route = FaultRoute.Post, Count = 1, Lag = TimeSpan.FromSeconds(5) });

        (await api.PostAsync(Api.BearerBody("a"))).Status.ShouldBe(200);
        (await api.ListAsync()).Body.ShouldBe(Api.EmptyList);
        _time.Advance(TimeSpan.FromSeconds(5));
        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("a")));
        (await api.PostAsync(Api.BearerBody("b"))).Status.ShouldBe(200);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("a"), Api.BearerBody("b")));
    }
}
