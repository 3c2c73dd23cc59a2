namespace MediaProviders.Emulator.Tests;

/// <summary>A16: methods that a known path does not offer.</summary>
public sealed class UnsupportedMethodTests
{
    [Theory]
    [InlineData("GET", "/a", "DELETE")]
    [InlineData("PUT", "/a", "DELETE")]
    [InlineData("POST", "/a", "DELETE")]
    [InlineData("DELETE", "", "GET, POST")]
    [InlineData("DELETE", "/", "GET, POST")]
    [InlineData("PUT", "", "GET, POST")]
    [InlineData("PATCH", "", "GET, POST")]
    [InlineData("GET", "/", "GET, POST")]
    [InlineData("delete", "/a", "DELETE")]
    public async Task Ask_UnsupportedMethod_Answers405Or404AndChangesNothing(string method, string suffix, string allow)
    {
        await using var emulator = await Api.StartAsync();
        emulator.Store.Put(Api.Bot, Entry.Bearer("a", "first"));
        using var client = await RawClient.ConnectAsync(emulator);

        string refused = await client.ExchangeAsync(method, Api.Collection() + suffix, Api.Token);
        emulator.Settings = new EmulatorSettings { UnsupportedMethod = UnsupportedMethod.NotFound };
        string missing = await client.ExchangeAsync(method, Api.Collection() + suffix, Api.Token);

        refused.ShouldStartWith("HTTP/1.1 405 Method Not Allowed\r\n");
        refused.ShouldContain($"\r\nAllow: {allow}\r\n");
        missing.ShouldStartWith("HTTP/1.1 404 Not Found\r\n");
        emulator.Store.Entries(Api.Bot).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Delete_OfTheCollectionInTheDraftOf2019_WipesTheList(string suffix)
    {
        await using var api = await Api.OpenAsync(new EmulatorSettings { UnsupportedMethod = UnsupportedMethod.WipesTheList });
        api.Emulator.Store.Put(Api.Bot, Entry.Bearer("a", "first"));
        using var stranger = new Api(api.Emulator, "wrong");

        (await stranger.SendAsync("DELETE", Api.Collection() + suffix)).Status.ShouldBe(401);
        (await api.SendAsync("PUT", Api.Collection() + suffix)).Status.ShouldBe(405);
        api.Emulator.Store.Entries(Api.Bot).Count.ShouldBe(1);
        (await api.SendAsync("DELETE", Api.Collection() + suffix)).Status.ShouldBe(200);

        api.Emulator.Store.Entries(Api.Bot).ShouldBeEmpty();
    }

    [Fact]
    public async Task Head_OfTheCollection_Answers405WithoutABody()
    {
        await using var api = await Api.OpenAsync();

        var reply = await api.SendAsync("HEAD", Api.Collection());

        reply.Status.ShouldBe(405);
        reply.Body.ShouldBe("");
    }
}
