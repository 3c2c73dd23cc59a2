namespace MediaProviders.Emulator.Tests;

/// <summary>Names and bots in paths, by the raw request target.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("old%20name%2Fv1", "old name/v1")]
    [InlineData("%2e%2E", "..")]
    [InlineData("..", "..")]
    [InlineData(".", ".")]
    [InlineData("a+b", "a+b")]
    [InlineData("%61%2525", "a%25")]
    [InlineData("%C3%BC%F0%9F%98%80", "ü😀")]
    [InlineData("a%3Fb%23c", "a?b#c")]
    [InlineData("a?query=1", "a")]
    [InlineData("%2F", "/")]
    public async Task Delete_EncodedName_RemovesJustThatEntry(string escaped, string name)
    {
        await using var emulator = await Api.StartAsync();
        emulator.Store.Replace(Api.Bot, [Entry.Bearer("other", "b"), Entry.Bearer(name, "b")]);
        using var client = await RawClient.ConnectAsync(emulator);

        string answer = await client.ExchangeAsync("DELETE", $"{Api.Collection()}/{escaped}", Api.Token);

        answer.ShouldStartWith("HTTP/1.1 200 ");
        emulator.Store.Entries(Api.Bot).Select(entry => entry.Name).ShouldBe(["other"]);
        emulator.Requests.All.Single().Target.ShouldBe($"{Api.Collection()}/{escaped}");
    }

    [Theory]
    [InlineData("%")]
    [InlineData("%4")]
    [InlineData("%zz")]
    [InlineData("%FF")]
    public async Task Delete_BadEncoding_Answers404AndRemovesNothing(string escaped)
    {
        await using var emulator = await Api.StartAsync(new EmulatorSettings { DeleteMissingStatus = 500 });
        emulator.Store.Put(Api.Bot, Entry.Bearer(escaped, "b"));
        using var client = await RawClient.ConnectAsync(emulator);

        (await client.ExchangeAsync("DELETE", $"{Api.Collection()}/{escaped}", Api.Token)).ShouldStartWith("HTTP/1.1 404 ");
        emulator.Store.Entries(Api.Bot).Count.ShouldBe(1);
    }

    [Fact]
    public async Task List_BotWithSlash_IsOnePathElement()
    {
        await using var emulator = await SinchEmulator.StartAsync("bot/one", "token");
        emulator.Store.Put("bot/one", Entry.Bearer("a", "first"));
        using var api = new Api(emulator, "token");

        (await api.ListAsync("bot%2Fone")).Body.ShouldBe(Api.Listed(Api.BearerBody("a")));
        (await api.ListAsync("bot/one")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task List_AbsoluteFormTarget_IsServed()
    {
        await using var emulator = await Api.StartAsync();
        using var client = await RawClient.ConnectAsync(emulator);

        (await client.ExchangeAsync("GET", $"http://127.0.0.1{Api.Collection()}?a=b", Api.Token)).ShouldEndWith(Api.EmptyList);
    }

    [Fact]
    public async Task Ask_BelowBasePath_IsServedThereOnly()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { AnyBotToken = Api.Token, BasePath = "/gate/way" });
        using var api = new Api(emulator);
        using var client = await RawClient.ConnectAsync(emulator);

        emulator.Address.ShouldBe(emulator.Origin + "/gate/way");
        (await api.ListAsync()).Status.ShouldBe(200);
        (await client.ExchangeAsync("GET", Api.Collection(), Api.Token)).ShouldStartWith("HTTP/1.1 404 ");
    }
}
