namespace MediaProviders.Emulator.Tests;

public sealed class AuthenticationTests
{
    private static readonly EmulatorOptions TwoBots = new()
    {
        Bots = [new BotAccess("here", "token-a", "us1"), new BotAccess("there", "token-b", "eu1"), new BotAccess("anywhere", "token-c")],
        Region = "us1",
    };

    [Theory]
    [InlineData("here", "token-a", 200)]
    [InlineData("here", "token-b", 401)]
    [InlineData("here", "TOKEN-A", 401)]
    [InlineData("here", "", 401)]
    [InlineData("here", null, 401)]
    [InlineData("there", "token-b", 401)]
    [InlineData("anywhere", "token-c", 200)]
    [InlineData("nowhere", "token-a", 401)]
    public async Task Ask_WithToken_IsJudgedByBotAndRegion(string bot, string? token, int status)
    {
        await using var emulator = await SinchEmulator.StartAsync(TwoBots);
        using var api = new Api(emulator, token);

        (await api.ListAsync(bot)).Status.ShouldBe(status);
        (await api.PostAsync(Api.BearerBody("a"), bot)).Status.ShouldBe(status);
        (await api.DeleteAsync("a", bot)).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("bearer token-one", 200)]
    [InlineData("Bearer  token-one", 200)]
    [InlineData("Basic token-one", 401)]
    [InlineData("token-one", 401)]
    public async Task Ask_WithScheme_TakesBearerInAnyCase(string authorization, int status)
    {
        await using var emulator = await Api.StartAsync();
        using var api = new Api(emulator, token: null);

        var reply = await api.SendAsync("GET", Api.Collection(), change: request => request.Headers.TryAddWithoutValidation("Authorization", authorization));

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Ask_WithTokenForEveryBot_NeedsNoKnownBot()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = "all", Bots = [new BotAccess("bot", "own")] });
        using var api = new Api(emulator, "all");

        (await api.ListAsync("bot")).Status.ShouldBe(200);
        (await api.ListAsync("new")).Status.ShouldBe(200);
        emulator.Store.BotIds.ShouldBe(["bot"]);
        (await api.PostAsync(Api.BearerBody("a"), "new")).Status.ShouldBe(200);
        emulator.Store.Entries("new").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_TwoRegionsOfOneService_OnlyTheBotsOwnOpens()
    {
        var store = new Store();
        await using var us = await SinchEmulator.StartAsync(new EmulatorOptions { Store = store, Region = "us1" });
        await using var eu = await SinchEmulator.StartAsync(new EmulatorOptions { Store = store, Region = "eu1" });
        store.AddBot(Api.Bot, Api.Token, "eu1");
        using var atUs = new Api(us);
        using var atEu = new Api(eu);

        (await atUs.ListAsync()).Status.ShouldBe(401);
        (await atEu.PostAsync(Api.BearerBody("a"))).Status.ShouldBe(200);
        store.Find(Api.Bot, "a").ShouldNotBeNull();
    }

    [Fact]
    public async Task Ask_WithoutRequiredHeader_GetsThePageOfAGateway()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions
        {
            AnyBotToken = Api.Token,
            RequiredHeaders = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Gateway-Key"] = "open" },
        });
        using var api = new Api(emulator);

        var refused = await api.ListAsync();
        var passed = await api.SendAsync("GET", Api.Collection(), change: request => request.Headers.Add("x-gateway-key", "open"));

        refused.Status.ShouldBe(403);
        refused.Header("Content-Type").ShouldBe("text/html; charset=utf-8");
        passed.Status.ShouldBe(200);
    }
}
