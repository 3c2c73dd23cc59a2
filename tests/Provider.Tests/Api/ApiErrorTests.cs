using MediaProviders.Api;
using MediaProviders.Values;

namespace MediaProviders.Tests.Api;

public class ApiErrorTests
{
    [Theory]
    [InlineData(400, ApiFailure.Rejected)]
    [InlineData(401, ApiFailure.Unauthorized)]
    [InlineData(403, ApiFailure.Forbidden)]
    [InlineData(404, ApiFailure.NotFound)]
    [InlineData(405, ApiFailure.Rejected)]
    [InlineData(410, ApiFailure.Gone)]
    [InlineData(418, ApiFailure.Rejected)]
    [InlineData(301, ApiFailure.Redirected)]
    [InlineData(302, ApiFailure.Redirected)]
    [InlineData(307, ApiFailure.Redirected)]
    [InlineData(308, ApiFailure.Redirected)]
    [InlineData(429, ApiFailure.Throttled)]
    [InlineData(500, ApiFailure.ServerError)]
    [InlineData(501, ApiFailure.ServerError)]
    [InlineData(503, ApiFailure.ServerError)]
    internal async Task Call_FailedStatus_SaysWhichForEachMethod(int status, ApiFailure failure)
    {
        await using var server = new WireServer(WireServer.Status(status, "", "Location: http://127.0.0.1:1/\r\n"));
        using var api = new MediaProvidersApi(Samples.Options(server.Address) with { MaxRetries = 0 });

        var get = await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default));
        var post = await Should.ThrowAsync<ApiException>(api.PostAsync("b", Samples.Basic(), null, default));
        var delete = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n", null, default));

        foreach (var error in new[] { get, post, delete })
        {
            error.Failure.ShouldBe(failure);
            error.Status.ShouldBe(status);
            error.ServerWords.ShouldBeNull();
            error.BotId.ShouldBe("b");
            error.Host.ShouldBe(server.Address.Authority);
        }

        (get.MaybeDone, post.MaybeDone, delete.MaybeDone).ShouldBe((false, status >= 500, status >= 500));
        (get.Method, post.Method, delete.Method).ShouldBe(("GET", "POST", "DELETE"));
        (get.Name, post.Name, delete.Name).ShouldBe((null, "archive_eu", "n"));
        delete.RouteTemplate.ShouldBe("/whatsapp/v1/{bot-id}/provision/provider/{provider-name}");
        server.Requests.Count.ShouldBe(3, "redirects are not followed, and nothing is repeated");
    }

    [Theory]
    [InlineData("""{"message":"Validation error","details":"Field [x] can not be empty."}""", "Validation error: Field [x] can not be empty.")]
    [InlineData("""{"message":"Validation error","reason":"Field [x]"}""", "Validation error: Field [x]")]
    [InlineData("""{"message":"m","details":"","reason":"r","title":"t"}""", "m: r")]
    [InlineData("""{"title":"t"}""", "t")]
    [InlineData("""{"message":"401","reason":"Unauthorized bot"}""", "Unauthorized bot")]
    [InlineData("""{"message":"only"}""", "only")]
    [InlineData("""{"message":5,"details":{"a":"b"},"reason":["c"]}""", null)]
    [InlineData("""{"message":"401"}""", null)]
    [InlineData("""{"error":"not documented"}""", null)]
    [InlineData("""["message"]""", null)]
    [InlineData("""{"message":"cut""", null)]
    [InlineData("<html>message</html>", null)]
    [InlineData("", null)]
    [InlineData("""{"message":"red \u001b[31malert\u001b[0m \u001b]0;title\u0007done\u0000\r\n\u202eend"}""", "red alert done end")]
    public async Task Call_ErrorBody_RepeatsDocumentedWordsOnly(string body, string? words)
    {
        await using var server = new WireServer(WireServer.Status(401, body));
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default));

        error.ServerWords.ShouldBe(words);
        error.Message.ShouldBe(
            $"Listing the media providers of bot 'b' at '{server.Address.Authority}' failed: the server answered 401 (unauthorized)"
            + (words is null ? "" : $", saying '{words}'")
            + ". Check that the API token is valid and belongs to this bot, and that the bot lives at this address.");
    }

    [Fact]
    public async Task Call_LongErrorBody_IsCutOrLeftOut()
    {
        await using var server = new WireServer(
            WireServer.Status(400, $$"""{"message":"{{new string('é', 500)}}"}"""),
            WireServer.Status(400, $$"""{"message":"{{new string('x', 70_000)}}"}"""));
        using var api = Samples.Api(server);

        var cut = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n", null, default));
        var leftOut = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n", null, default));

        cut.ServerWords.ShouldBe(new string('é', 199) + "…");
        leftOut.ServerWords.ShouldBeNull();
    }

    [Fact]
    public async Task Call_ErrorBodyThatBreaksOff_KeepsTheStatus()
    {
        await using var server = new WireServer("HTTP/1.1 403 No\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"message\":\"x\"");
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n", null, default));

        error.Failure.ShouldBe(ApiFailure.Forbidden);
        error.MaybeDone.ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("<html><body>Sign in</body></html>", "text/html")]
    [InlineData("OK", "text/plain")]
    [InlineData("[]", "application/json")]
    [InlineData("""{"settings":{"application":{"media":{"providers":[""", "application/json")]
    public async Task Get_SuccessThatIsNoList_IsAnErrorWithoutARetry(string body, string contentType)
    {
        await using var server = new WireServer(WireServer.Status(200, body, $"Content-Type: {contentType}\r\n"));
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default));

        error.Failure.ShouldBe(ApiFailure.NotAList);
        error.Status.ShouldBe(200);
        error.Message.ShouldEndWith("Check that the base address is the API's own and that no gateway or sign-in page answers in its place.");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/html; charset=utf-8")]
    public async Task Get_ListWithAnotherContentType_IsAList(string contentType)
    {
        await using var server = new WireServer(WireServer.Status(200, Samples.List, $"Content-Type: {contentType}\r\n"));
        using var api = Samples.Api(server);

        using var list = await api.GetAsync("b", Freshness.Now, null, default);

        list.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Get_NoContent_IsNotAList()
    {
        await using var server = new WireServer("HTTP/1.1 204 No Content\r\n\r\n");
        using var api = Samples.Api(server);

        (await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default))).Failure.ShouldBe(ApiFailure.NotAList);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("<html>")]
    public async Task Write_SuccessWithAnyBody_IsDone(string body)
    {
        await using var server = new WireServer(WireServer.Status(200, body));
        using var api = Samples.Api(server);

        await api.PostAsync("b", Samples.WithBearer(), null, default);
        await api.DeleteAsync("b", "n", null, default);

        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Write_SuccessWithHalfABody_IsMaybeDone()
    {
        await using var server = new WireServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{");
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.PostAsync("b", Samples.Basic(), null, default));

        error.Failure.ShouldBe(ApiFailure.ConnectionLost);
        error.MaybeDone.ShouldBeTrue();
        error.Message.ShouldBe(
            $"Writing media provider 'archive_eu' of bot 'b' at '{server.Address.Authority}' failed: the connection broke before the answer was complete. "
            + "It is not known whether the server has carried it out. Try again.");
    }

    [Fact]
    public async Task Call_NobodyListens_IsUnreachableAndNotDone()
    {
        Uri address;
        await using (var server = new WireServer(WireServer.Status(200)))
        {
            address = server.Address;
        }

        using var api = new MediaProvidersApi(Samples.Options(address) with { MaxRetries = 0 });
        var error = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n", null, default));

        error.Failure.ShouldBe(ApiFailure.Unreachable);
        error.MaybeDone.ShouldBeFalse();
        error.Status.ShouldBeNull();
        error.Message.ShouldBe(
            $"Deleting media provider 'n' of bot 'b' at '{address.Authority}' failed: no connection could be made: connection refused. "
            + "Check the base address, the network and any proxy.");
    }

    [Theory]
    [InlineData("", "n", "The call names no bot.")]
    [InlineData("b", "", "The call names no media provider.")]
    [InlineData("b", ".", "A path cannot carry this name safely")]
    [InlineData("b", "..", "A path cannot carry this name safely")]
    public async Task Delete_WithoutAUsableName_IsRefusedWithoutARequest(string botId, string name, string reason)
    {
        await using var server = new WireServer(WireServer.Status(200));
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.DeleteAsync(botId, name, null, default));

        error.Failure.ShouldBe(ApiFailure.Refused);
        error.Message.ShouldContain(reason);
        server.Requests.ShouldBeEmpty();
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
        (await Should.ThrowAsync<ApiException>(api.PostAsync("b", new MediaProvider("n", "www", new UnreadableCredentials()), null, default)))
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

        error.Message.ShouldStartWith("Deleting media provider 'n x' of bot 'b1' at ");
        error.Name.ShouldBe("n\r\n\u009b31mx\0");
    }

    [Theory]
    [InlineData(410, "", "The server says that the service is gone.")]
    [InlineData(302, "Location: https://example.org/?token=" + Samples.Token + "\r\n", "The server points elsewhere, as ended or moved services do.")]
    [InlineData(401, "Sunset: Sat, 30 Sep 2023 23:59:59 GMT\r\n", "The server says that the service ends on 2023-09-30 (Sunset header).")]
    [InlineData(401, "Sunset: soon\r\n", "The server says that the service ends (Sunset header).")]
    [InlineData(404, "Deprecation: @1696032000\r\n", "The server says that the service is deprecated since 2023-09-30 (Deprecation header).")]
    [InlineData(404, "Deprecation: true\r\n", "The server says that the service is deprecated (Deprecation header).")]
    public async Task Call_SignsOfTheServicesEnd_AreSaid(int status, string headers, string sentence)
    {
        await using var server = new WireServer(WireServer.Status(status, "", headers));
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default));

        error.EndOfService.ShouldBe(sentence + " The vendor ended support of this API on 2023-09-30.");
        error.Message.ShouldEndWith(error.EndOfService!);
        error.ToString().ShouldNotContain(Samples.Token);
    }

    [Fact]
    public async Task Call_SunsetOnASuccess_IsNoticedOnce()
    {
        await using var server = new WireServer(WireServer.Ok(Samples.List, "Sunset: Sat, 30 Sep 2023 23:59:59 GMT\r\n"));
        using var api = Samples.Api(server);
        var observer = new RecordingObserver();

        (await api.GetAsync("b", Freshness.Now, observer, default)).Dispose();
        (await api.GetAsync("b", Freshness.Now, observer, default)).Dispose();

        observer.Notices.ShouldBe(["The server says that the service ends on 2023-09-30 (Sunset header). The vendor ended support of this API on 2023-09-30."]);
    }

    [Fact]
    public async Task Get_MoreThanTheLimit_IsTooLarge()
    {
        await using var claimed = new WireServer($"HTTP/1.1 200 OK\r\nContent-Length: {65L * 1024 * 1024}\r\n\r\n{{");
        using var api = Samples.Api(claimed);

        (await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default))).Failure.ShouldBe(ApiFailure.TooLarge);
        claimed.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_EndlessHeaders_IsTooLarge()
    {
        await using var server = new WireServer($"HTTP/1.1 200 OK\r\nX-Long: {new string('a', 80 * 1024)}\r\nContent-Length: 0\r\n\r\n");
        using var api = Samples.Api(server);

        var error = await Should.ThrowAsync<ApiException>(api.PostAsync("b", Samples.Basic(), null, default));

        error.Failure.ShouldBe(ApiFailure.TooLarge);
        error.MaybeDone.ShouldBeTrue();
    }

    [Fact]
    public async Task Get_AnswerThatIsNotHttp_IsConnectionLostWithoutItsText()
    {
        await using var server = new WireServer($"SSH-2.0 {Samples.Token}\r\n");
        using var api = new MediaProvidersApi(Samples.Options(server.Address) with { MaxRetries = 0 });

        var error = await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default));

        error.Failure.ShouldBe(ApiFailure.ConnectionLost);
        error.ToString().ShouldNotContain(Samples.Token);
        error.InnerException.ShouldBeNull();
    }
}
