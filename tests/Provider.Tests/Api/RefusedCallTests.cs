namespace MediaProviders.Tests.Api;

public class RefusedCallTests
{
    [Theory, Each(
        ".", "..", "/", "//", "./.", "x/..", "../provider", "x/../../provider", "..\\provider", "%2E%2E", "%252e%252e%252fprovider", "..;", "?x", "#x",
        "dev-x/..;/prod", "old name/v1", "images;v=1", "50%", "images%00", "images\0", "images\r\n", "images\u0085x", "...", "images.", "images ",
        " images", "images\u2028", "\u3000images", "images\u007f", ".%00./provider", "images\u00a0")]
    public Task Delete_OfANameThatNoPathCarriesSafely_IsRefusedWithoutARequest(string name) =>
        IsRefusedAsync("b", name, "A URL path cannot carry this name safely");

    [Theory]
    [InlineData("", "n", "The call names no bot.")]
    [InlineData("b", "", "The call names no media provider.")]
    [InlineData("x/..;/prod", "images", "A URL path cannot carry this name safely")]
    public Task Delete_WithoutAUsableBotOrName_IsRefusedWithoutARequest(string botId, string name, string reason) =>
        IsRefusedAsync(botId, name, reason);

    [Theory]
    [InlineData("old name.v1", "old%20name.v1")]
    [InlineData(".hidden", ".hidden")]
    [InlineData("a:b@c&d=e+f,g", "a%3Ab%40c%26d%3De%2Bf%2Cg")]
    [InlineData("Größe", "Gr%C3%B6%C3%9Fe")]
    [InlineData("ime\u0301ge", "ime%CC%81ge")]
    [InlineData("im\u00e9ge", "im%C3%A9ge")]
    [InlineData("a\u2215b\u2024", "a%E2%88%95b%E2%80%A4")]
    [InlineData("a\uff0fb", "a%EF%BC%8Fb")]
    [InlineData("\uff0e\uff0e", "%EF%BC%8E%EF%BC%8E")]
    public async Task Delete_NameThatIsOneElementForEveryServer_IsSent(string name, string element)
    {
        await using var server = new WireServer(WireServer.Status(200));

        await server.Api.DeleteAsync("b", name, null, default);

        server.Requests.ShouldHaveSingleItem().Line.ShouldBe($"DELETE /whatsapp/v1/b/provision/provider/{element} HTTP/1.1");
    }

    [Fact]
    public async Task Delete_HalfASurrogatePair_IsRefusedWithoutARequest()
    {
        await using var server = new WireServer(WireServer.Status(200));

        (await Should.ThrowAsync<ApiException>(server.Api.DeleteAsync("b", "n\ud83d", null, default))).Message.ShouldContain("contains an unpaired surrogate");
        (await Should.ThrowAsync<ApiException>(server.Api.DeleteAsync("\ude00b", "n", null, default))).Message.ShouldContain("contains an unpaired surrogate");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_WithoutANameOrCredentials_IsRefusedWithoutARequest()
    {
        await using var server = new WireServer(WireServer.Status(200));

        (await Should.ThrowAsync<ApiException>(server.Api.PostAsync("b", Samples.Basic(""), null, default))).Failure.ShouldBe(ApiFailure.Refused);
        (await Should.ThrowAsync<ApiException>(server.Api.PostAsync("", Samples.Basic(), null, default))).Failure.ShouldBe(ApiFailure.Refused);
        (await Should.ThrowAsync<ApiException>(server.Api.PostAsync("b", new MediaProvider("n", "www", new Credentials.Unreadable()), null, default)))
            .Message.ShouldContain("neither basic nor bearer");
        (await Should.ThrowAsync<ApiException>(server.Api.GetAsync("", Freshness.Now, null, default))).Failure.ShouldBe(ApiFailure.Refused);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_NamesWithTerminalEscapes_ArePrintableInTheMessage()
    {
        await using var server = new WireServer(WireServer.Status(404));

        var error = await Should.ThrowAsync<ApiException>(server.Api.DeleteAsync("b\u001b[2J\u202e1", "n\r\n\u009b31mx\0", null, default));

        error.Message.ShouldStartWith("Deleting media provider 'n\\u000D\\u000A\\u009B31mx\\u0000' of bot 'b\\u001B[2J\\u202E1' at ");
    }

    private static async Task IsRefusedAsync(string botId, string name, string reason)
    {
        await using var server = new WireServer(WireServer.Status(200));

        var error = await Should.ThrowAsync<ApiException>(server.Api.DeleteAsync(botId, name, null, default));

        error.Failure.ShouldBe(ApiFailure.Refused);
        error.Message.ShouldContain(reason);
        server.Requests.ShouldBeEmpty();
    }
}
