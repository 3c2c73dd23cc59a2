namespace MediaProviders.Emulator.Tests;

/// <summary>Which call feels which fault.</summary>
public sealed class FaultSelectionTests
{
    [Theory]
    [InlineData(FaultRoute.Any, "500 500 500 500")]
    [InlineData(FaultRoute.List, "500 200 200 405")]
    [InlineData(FaultRoute.Post, "200 500 200 405")]
    [InlineData(FaultRoute.Delete, "200 200 500 405")]
    [InlineData(FaultRoute.Other, "200 200 200 500")]
    public async Task Take_OfARoute_LeavesOtherCallsAlone(FaultRoute route, string statuses)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Answers(500, route, count: null));

        Reply[] replies = [await api.ListAsync(), await api.PostAsync(Api.BearerBody("a")), await api.DeleteAsync("a"),
            await api.SendAsync("PUT", Api.Collection())];

        string.Join(' ', replies.Select(reply => reply.Status)).ShouldBe(statuses);
    }

    [Theory]
    [InlineData(1, 1, "500 200 200 200 200")]
    [InlineData(3, 1, "200 200 500 200 200")]
    [InlineData(2, 2, "200 500 500 200 200")]
    [InlineData(4, null, "200 200 200 500 500")]
    public async Task Take_FromACallOn_CountsCalls(int fromCall, int? count, string statuses)
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.List, count) with { FromCall = fromCall });
        await api.PostAsync(Api.BearerBody("a"));

        (await ListsAsync(api, 5)).ShouldBe(statuses);
        api.Emulator.Faults.Felt.ShouldBe(statuses.Split("500").Length - 1);
    }

    [Fact]
    public async Task Take_SeveralOrdered_ActsInTheirOrder()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.List, count: 2));
        api.Emulator.Faults.Add(Fault.Answers(429, FaultRoute.Any));
        api.Emulator.Faults.Add(Fault.Answers(503, FaultRoute.List) with { FromCall = 5 });

        (await ListsAsync(api, 6)).ShouldBe("500 500 429 200 503 200");
        api.Emulator.Faults.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task Take_ForABotAndAnEntry_MatchesPathAndBody()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = Api.Token });
        emulator.Faults.Add(new Fault { BotId = "one", EntryName = "a", Status = 500 });
        using var api = new Api(emulator);

        (await api.PostAsync(Api.BearerBody("a"), "one")).Status.ShouldBe(500);
        (await api.DeleteAsync("%61", "one")).Status.ShouldBe(500);
        (await api.PostAsync(Api.BearerBody("b"), "one")).Status.ShouldBe(200);
        (await api.PostAsync("not json", "one")).Status.ShouldBe(400);
        (await api.DeleteAsync("b", "one")).Status.ShouldBe(200);
        (await api.ListAsync("one")).Status.ShouldBe(200);
        (await api.PostAsync(Api.BearerBody("a"), "two")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Take_BeforeAuthentication_ActsOnStrangersToo()
    {
        await using var emulator = await Api.StartAsync();
        emulator.Faults.Add(Fault.Answers(503));
        using var stranger = new Api(emulator, "wrong");

        (await ListsAsync(stranger, 2)).ShouldBe("503 401");
    }

    [Fact]
    public async Task Pending_AfterSomeCalls_HoldsWhatIsStillToCome()
    {
        await using var api = await Api.OpenAsync();
        api.Emulator.Faults.Add(Fault.Answers(500, FaultRoute.List, count: 3) with { FromCall = 2 });

        await ListsAsync(api, 2);

        api.Emulator.Faults.Pending.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            fault => fault.Count.ShouldBe(2),
            fault => fault.FromCall.ShouldBe(1));
        api.Emulator.Faults.Clear();
        (await ListsAsync(api, 1)).ShouldBe("200");
    }

    [Fact]
    public void Add_FromCallZero_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new Faults().Add(new Fault { FromCall = 0 }));

    private static async Task<string> ListsAsync(Api api, int calls)
    {
        var statuses = new List<int>();
        for (int call = 0; call < calls; call++)
        {
            statuses.Add((await api.ListAsync()).Status);
        }

        return string.Join(' ', statuses);
    }
}
