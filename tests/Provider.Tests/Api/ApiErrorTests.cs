namespace MediaProviders.Tests.Api;

public class ApiErrorTests
{
    [Theory]
    [Each(400, 405, 418, 498, With = ApiFailure.Rejected)]
    [InlineData(401, ApiFailure.Unauthorized)]
    [InlineData(403, ApiFailure.Forbidden)]
    [InlineData(404, ApiFailure.NotFound)]
    [InlineData(410, ApiFailure.Gone)]
    [Each(301, 302, 303, 307, 308, With = ApiFailure.Redirected)]
    [Each(304, 408, 499, 599, 500, 501, 503, With = ApiFailure.ServerError)]
    [InlineData(429, ApiFailure.Throttled)]
    internal async Task Call_FailedStatus_SaysWhichForEachMethod(int status, ApiFailure failure)
    {
        await using var server = new WireServer(WireServer.Status(status, "", "Location: http://127.0.0.1:1/\r\n"));

        var get = await Should.ThrowAsync<ApiException>(server.ApiWithoutRetries.GetAsync("b", Freshness.Now, null, default));
        var post = await Should.ThrowAsync<ApiException>(server.ApiWithoutRetries.PostAsync("b", Samples.Basic(), null, default));
        var delete = await Should.ThrowAsync<ApiException>(server.ApiWithoutRetries.DeleteAsync("b", "n", null, default));

        foreach (var error in new[] { get, post, delete })
        {
            (error.Failure, error.Status).ShouldBe((failure, status));
            error.Message.ShouldNotContain("Reason");
            error.Message.ShouldNotContain("not shown");
            error.Message.ShouldContain($" of bot 'b' at '{server.Address.Authority}' failed: ");
        }

        var isOpen = failure == ApiFailure.ServerError || status is 302 or 303;
        (get.MaybeDone, post.MaybeDone, delete.MaybeDone).ShouldBe((false, isOpen, isOpen));
        (get.Method, post.Method, delete.Method).ShouldBe(("GET", "POST", "DELETE"));
        post.Message.ShouldStartWith("Writing media provider 'archive_eu' of bot ");
        delete.Message.ShouldStartWith("Deleting media provider 'n' of bot ");
        server.Requests.Count.ShouldBe(3, "redirects are not followed, and nothing is repeated");
    }

    [Theory]
    [InlineData("""{"message":"Validation error","details":"Field [config.basic.password] can not be empty."}""",
        "Validation error: Field [config.basic.password] can not be empty.", false)]
    [InlineData("""{"details":"Field [name] can not be empty.","message":"Validation error"}""", "Validation error: Field [name] can not be empty.", false)]
    [InlineData("""{"message":"Validation error","reason":"Field [OTHERS-Pw-77] can not be empty."}""", "Validation error", true)]
    [InlineData("""{"message":"Validation error","reason":"Field [name] can not be empty. OTHERS-Pw-77"}""", "Validation error", true)]
    [InlineData("""{"message":"OTHERS-Pw-77","details":"","reason":"Unauthorized bot","title":null}""", "Unauthorized bot", true)]
    [InlineData("""{"title":"Unauthorized bot"}""", "Unauthorized bot", false)]
    [InlineData("""{"message":"401","reason":"Unauthorized bot"}""", "Unauthorized bot", false)]
    [InlineData("""{"message":"401","reason":"Unauthorized bot"} OTHERS-Pw-77""", "Unauthorized bot", true)]
    [InlineData("""{"message":"401","reason":"Unauthorized bot","requestId":"OTHERS-Pw-77"}""", "Unauthorized bot", true)]
    [InlineData("""{"message":"401","message":"OTHERS-Pw-77","reason":"Unauthorized bot"}""", "Unauthorized bot", true)]
    [InlineData("""{"message":"only OTHERS-Pw-77"}""", null, true)]
    [InlineData("""{"message":5,"details":{"message":"Unauthorized bot"},"reason":["Unauthorized bot"]}""", null, true)]
    [InlineData("""{"message":"\ud800"}""", null, true)]
    [InlineData("""{"message":"401"}""", null, false)]
    [InlineData("""{"message":"Unauthorized"}""", null, false)]
    [InlineData("{}", null, false)]
    [InlineData("""{"OTHERS-Pw-77":"not documented"}""", null, true)]
    [InlineData("""["Unauthorized bot"]""", null, true)]
    [InlineData("""{"message":"Unauthorized bot""", null, true)]
    [InlineData("<html>message</html>", null, true)]
    [InlineData("OTHERS-Pw-77", null, true)]
    [InlineData(" \r\n", null, false)]
    [InlineData("", null, false)]
    public async Task Call_ErrorBody_ShowsDocumentedSentencesAloneAndSaysWhatIsLeftOut(string body, string? words, bool hasMore)
    {
        await using var server = new WireServer(WireServer.Status(401, body));

        (await Should.ThrowAsync<ApiException>(server.Api.GetAsync("b", Freshness.Now, null, default))).Message.ShouldBe(
            $"Listing the media providers of bot 'b' at '{server.Address.Authority}' failed: the server answered 401 (unauthorized)"
            + (words is null ? "." : $", saying '{words}'.")
            + (hasMore ? " The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows it on a terminal." : "")
            + " Check that the API token is valid and belongs to this bot, and that the bot lives at this address.");
    }

    [Fact]
    public async Task Call_LargeErrorBody_IsLeftOut()
    {
        await using var server = new WireServer(WireServer.Status(400, $$"""{"message":"Validation error","details":"{{new string('x', 70_000)}}"}"""));

        var error = await Should.ThrowAsync<ApiException>(server.Api.DeleteAsync("b", "n", null, default));

        error.Message.ShouldContain(
            "answered 400 (bad request). The rest of the answer is not shown, as it may contain credentials; 'doctor --show-answer' shows that of the list");
    }

    [Theory]
    [InlineData("br", "'br'")]
    [InlineData("deflate", "'deflate'")]
    [InlineData("OTHERS-Pw-77", "something unknown")]
    public async Task Get_AnswerInAnotherEncoding_NamesItWhereItIsKnown(string encoding, string shown)
    {
        await using var server = new WireServer(WireServer.Ok(Samples.List, $"Content-Encoding: {encoding}\r\n"));

        var error = await Should.ThrowAsync<ApiException>(server.Api.GetAsync("b", Freshness.Now, null, default));

        error.Failure.ShouldBe(ApiFailure.NotAList);
        error.Message.ShouldContain($"the answer is encoded as {shown}, which was not asked for.");
        error.Message.ShouldNotContain("OTHERS");
    }

    [Fact]
    public async Task Call_ErrorBodyThatBreaksOff_KeepsTheStatus()
    {
        await using var server = new WireServer("HTTP/1.1 403 No\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"message\":\"x\"");

        var error = await Should.ThrowAsync<ApiException>(server.Api.DeleteAsync("b", "n", null, default));

        (error.Failure, error.MaybeDone).ShouldBe((ApiFailure.Forbidden, false));
    }

    [Theory]
    [InlineData(200, "", "application/json")]
    [InlineData(200, "<html><body>Sign in</body></html>", "text/html")]
    [InlineData(200, "OK", "text/plain")]
    [InlineData(200, "[]", "application/json")]
    [InlineData(200, """{"settings":{"application":{"media":{"providers":[""", "application/json")]
    [InlineData(204, "", "application/json")]
    public async Task Get_SuccessThatIsNoList_IsAnErrorWithoutARetry(int status, string body, string contentType)
    {
        await using var server = new WireServer(WireServer.Status(status, body, $"Content-Type: {contentType}\r\n"));

        var error = await Should.ThrowAsync<ApiException>(server.Api.GetAsync("b", Freshness.Now, null, default));

        (error.Failure, error.Status).ShouldBe((ApiFailure.NotAList, status));
        error.Message.ShouldEndWith("Check that the base address is the API's own and that no gateway or sign-in page answers in its place.");
        server.Requests.Count.ShouldBe(1);
    }

    [Theory, Each("text/plain", "text/html; charset=utf-8")]
    public async Task Get_ListWithAnotherContentType_IsAList(string contentType)
    {
        await using var server = new WireServer(WireServer.Status(200, Samples.List, $"Content-Type: {contentType}\r\n"));

        using var list = await server.Api.GetAsync("b", Freshness.Now, null, default);

        list.Count.ShouldBe(2);
    }
}
