namespace MediaProviders.Tests.Api;

public class RequestOnTheWireTests
{
    [Fact]
    public async Task Get_OfABot_AsksForItsListWithTheToken()
    {
        await using var server = new WireServer(WireServer.Ok(Samples.List));

        using var list = await server.Api.GetAsync("bot-1", Freshness.Now, null, default);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe("GET /whatsapp/v1/bot-1/provision/provider HTTP/1.1");
        request.Headers.Order(StringComparer.Ordinal).ShouldBe(
        [
            "Accept-Encoding: gzip",
            "Accept: application/json",
            $"Authorization: Bearer {Samples.Token}",
            "Cache-Control: no-cache",
            $"Host: {server.Address.Authority}",
            "User-Agent: test-agent/1.2.3",
        ]);
        request.Body.ShouldBe("");
        list.Names.ShouldBe(["archive_eu", "cdn-token"]);
    }

    [Theory]
    [InlineData("svc", """{"name":"archive_eu","type":"www","config":{"basic":{"username":"svc","password":"s3cret"}}}""")]
    [InlineData(null, """{"name":"archive_eu","type":"www","config":{"bearer":"s3cret"}}""")]
    public async Task Post_Credentials_SendsOneObjectWithNestedCredentialsOrABearerAsAString(string? username, string body)
    {
        await using var server = new WireServer(WireServer.Status(200));
        var secret = new SecretText("s3cret");
        Credentials credentials = username is null ? new Credentials.Bearer(secret) : new Credentials.Basic(username, secret);

        await server.Api.PostAsync("bot-1", new MediaProvider("archive_eu", "www", credentials), null, default);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe("POST /whatsapp/v1/bot-1/provision/provider HTTP/1.1");
        request["Content-Type"].ShouldBe("application/json");
        request["Authorization"].ShouldBe($"Bearer {Samples.Token}");
        request.Body.ShouldBe(body);
    }

    [Fact]
    public async Task Delete_OfAName_SendsItAsTheLastElementWithoutABody()
    {
        await using var server = new WireServer(WireServer.Status(200));

        await server.Api.DeleteAsync("bot-1", "archive_eu", null, default);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe("DELETE /whatsapp/v1/bot-1/provision/provider/archive_eu HTTP/1.1");
        request["Content-Length"].ShouldBe("0");
        request["Content-Type"].ShouldBeNull();
        request.Body.ShouldBe("");
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("x/../y", "x%2F..%2Fy")]
    [InlineData("...", "...")]
    [InlineData("..a", "..a")]
    [InlineData("%2e%2ex", "%252e%252ex")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData("a?b", "a%3Fb")]
    [InlineData("a#b", "a%23b")]
    [InlineData("a;b=c&d+e,f:g@h", "a%3Bb%3Dc%26d%2Be%2Cf%3Ag%40h")]
    [InlineData(" old name ", "%20old%20name%20")]
    [InlineData("dänisch-日本-😀", "d%C3%A4nisch-%E6%97%A5%E6%9C%AC-%F0%9F%98%80")]
    [InlineData("e\u0301\u00e9", "e%CC%81%C3%A9")]
    [InlineData("a\r\nHost: evil\0\u001b[31m\t", "a%0D%0AHost%3A%20evil%00%1B%5B31m%09")]
    [InlineData("http://evil.example/x", "http%3A%2F%2Fevil.example%2Fx")]
    [InlineData("~-_.A9", "~-_.A9")]
    [InlineData(".", "%2E")]
    [InlineData("..", "%2E%2E")]
    public async Task Get_AnyBotId_StaysOneElementOfThePath(string botId, string element)
    {
        await using var server = new WireServer(WireServer.Ok(Samples.Empty));

        (await server.Api.GetAsync(botId, Freshness.Now, null, default)).Dispose();

        server.Requests.ShouldHaveSingleItem().Line.ShouldBe($"GET /whatsapp/v1/{element}/provision/provider HTTP/1.1");
    }

    [Theory]
    [Each("", "/", With = "")]
    [Each("/gateway/sinch", "/gateway/sinch/", With = "/gateway/sinch")]
    [InlineData("/a%2Fb/", "/a%2Fb")]
    public async Task Get_BaseAddressWithAPath_KeepsItAsAPrefix(string path, string prefix)
    {
        await using var server = new WireServer(WireServer.Ok(Samples.Empty));
        using var api = new MediaProvidersApi(Samples.Options(new Uri(server.Address, path)));

        using var list = await api.GetAsync("b", Freshness.Now, null, default);

        server.Requests.ShouldHaveSingleItem().Target.ShouldBe(prefix + "/whatsapp/v1/b/provision/provider");
    }

    [Fact]
    public async Task Get_WithHeadersOfTheOptions_SendsThemToo()
    {
        await using var server = new WireServer(WireServer.Ok(Samples.Empty));
        using var api = new MediaProvidersApi(Samples.Options(server.Address) with
        {
            Headers = new Dictionary<string, SecretText>(StringComparer.Ordinal) { ["X-Gateway-Key"] = new("k-1, k-2"), ["accept"] = new("*/*") },
        });

        using var list = await api.GetAsync("b", Freshness.Now, null, default);

        var request = server.Requests.ShouldHaveSingleItem();
        request["X-Gateway-Key"].ShouldBe("k-1, k-2");
        request["Accept"].ShouldBe("*/*");
        request.Headers.Count(line => line.StartsWith("accept:", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
    }

    [Fact]
    public async Task Calls_OneAfterAnother_UseOneConnection()
    {
        await using var server = new WireServer(WireServer.Ok(Samples.Empty));

        (await server.Api.GetAsync("b", Freshness.Now, null, default)).Dispose();
        await server.Api.PostAsync("b", Samples.Basic(), null, default);
        await server.Api.DeleteAsync("b", "archive_eu", null, default);

        (server.Requests.Count, server.Connections).ShouldBe((3, 1));
    }

    [Theory]
    [Each("DELETE", "POST", With = null)]
    [Each("DELETE", "POST", With = "")]
    public async Task Write_OnAConnectionThatClosesUnanswered_IsNotSentTwice(string method, string? closing)
    {
        await using var server = new WireServer(WireServer.Ok(Samples.Empty), closing, WireServer.Status(200));
        (await server.Api.GetAsync("b", Freshness.Now, null, default)).Dispose();

        var error = await Should.ThrowAsync<ApiException>(
            method == "POST" ? server.Api.PostAsync("b", Samples.Basic(), null, default) : server.Api.DeleteAsync("b", "n", null, default));

        (error.Failure, error.MaybeDone).ShouldBe((ApiFailure.ConnectionLost, true));
        server.Requests.Count(request => request.Method == method).ShouldBe(1);
    }
}
