namespace MediaProviders.Tests.Api;

public class RefusedCallTests
{
    [Theory]
    [InlineData("", "n", "The call names no bot.")]
    [InlineData("b", "", "The call names no media provider.")]
    [InlineData("b", ".", "A URL path cannot carry this name safely")]
    [InlineData("b", "..", "A URL path cannot carry this name safely")]
    [InlineData("b", "/", "A URL path cannot carry this name safely")]
    [InlineData("b", "//", "A URL path cannot carry this name safely")]
    [InlineData("b", "./.", "A URL path cannot carry this name safely")]
    [InlineData("b", "x/..", "A URL path cannot carry this name safely")]
    [InlineData("b", "../provider", "A URL path cannot carry this name safely")]
    [InlineData("b", "x/../../provider", "A URL path cannot carry this name safely")]
    [InlineData("b", "..\\provider", "A URL path cannot carry this name safely")]
    [InlineData("b", "%2E%2E", "A URL path cannot carry this name safely")]
    [InlineData("b", "%252e%252e%252fprovider", "A URL path cannot carry this name safely")]
    [InlineData("b", "..;", "A URL path cannot carry this name safely")]
    [InlineData("b", "?x", "A URL path cannot carry this name safely")]
    [InlineData("b", "#x", "A URL path cannot carry this name safely")]
    [InlineData("b", "dev-x/..;/prod", "A URL path cannot carry this name safely")]
    [InlineData("b", "old name/v1", "A URL path cannot carry this name safely")]
    [InlineData("b", "images;v=1", "A URL path cannot carry this name safely")]
    [InlineData("b", "50%", "A URL path cannot carry this name safely")]
    [InlineData("b", "images%00", "A URL path cannot carry this name safely")]
    [InlineData("b", "images\0", "A URL path cannot carry this name safely")]
    [InlineData("b", "images\r\n", "A URL path cannot carry this name safely")]
    [InlineData("b", "images\u0085x", "A URL path cannot carry this name safely")]
    [InlineData("b", "...", "A URL path cannot carry this name safely")]
    [InlineData("b", "images.", "A URL path cannot carry this name safely")]
    [InlineData("b", "images ", "A URL path cannot carry this name safely")]
    [InlineData("b", " images", "A URL path cannot carry this name safely")]
    [InlineData("b", "images\u2028", "A URL path cannot carry this name safely")]
    [InlineData("b", "\u3000images", "A URL path cannot carry this name safely")]
    [InlineData("b", "images\u007f", "A URL path cannot carry this name safely")]
    [InlineData("b", ".%00./provider", "A URL path cannot carry this name safely")]
    [InlineData("b", "images\u00a0", "A URL path cannot carry this name safely")]
    [InlineData("x/..;/prod", "images", "A URL path cannot carry this name safely")]
    public async Task Delete_WithoutAUsableName_IsRefusedWithoutARequest(string botId, string name, string reason)
    {
        await using var server = new WireServer(WireServer.Status(200));
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.DeleteAsync(botId, name, null, default));

        error.Failure.ShouldBe(ApiFailure.Refused);
        error.Message.ShouldContain(reason);
        server.Requests.ShouldBeEmpty();
    }

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
        using var api = Samples.Api(server);

        await api.DeleteAsync("b", name, null, default);

        server.Requests.ShouldHaveSingleItem().Line.ShouldBe($"DELETE /whatsapp/v1/b/provision/provider/{element} HTTP/1.1");
    }

    [Fact]
    public async Task Delete_HalfASurrogatePair_IsRefusedWithoutARequest()
    {
        await using var server = new WireServer(WireServer.Status(200));
        using var api = Samples.Api(server);

        (await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n\ud83d", null, default))).Message.ShouldContain("half a surrogate pair");
        (await Should.ThrowAsync<ApiException>(api.DeleteAsync("\ude00b", "n", null, default))).Message.ShouldContain("half a surrogate pair");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_WithoutANameOrCredentials_IsRefusedWithoutARequest()
    {
        await using var server = new WireServer(WireServer.Status(200));
        using var api = Samples.Api(server);

        (await Should.ThrowAsync<ApiException>(api.PostAsync("b", Samples.Basic(""), null, default))).Failure.ShouldBe(ApiFailure.Refused);
        (await Should.ThrowAsync<ApiException>(api.PostAsync("", Samples.Basic(), null, default))).Failure.ShouldBe(ApiFailure.Refused);
        (await Should.ThrowAsync<ApiException>(api.PostAsync("b", new MediaProvider("n", "www", new Credentials.Unreadable()), null, default)))
            .Message.ShouldContain("neither basic nor bearer");
        (await Should.ThrowAsync<ApiException>(api.GetAsync("", Freshness.Now, null, default))).Failure.ShouldBe(ApiFailure.Refused);
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_NamesWithTerminalEscapes_ArePrintableInTheMessage()
    {
        await using var server = new WireServer(WireServer.Status(404));
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b\u001b[2J\u202e1", "n\r\n\u009b31mx\0", null, default));

        error.Message.ShouldStartWith("Deleting media provider 'n\\u000D\\u000A\\u009B31mx\\u0000' of bot 'b\\u001B[2J\\u202E1' at ");
    }
}
