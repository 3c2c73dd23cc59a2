namespace MediaProviders.Tests.Api;

public class BrokenAnswerTests
{
    [Fact]
    public async Task Write_SuccessWithHalfABody_IsMaybeDone()
    {
        await using var server = new WireServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{");

        var error = await Should.ThrowAsync<ApiException>(server.Api.PostAsync("b", Samples.Basic(), null, default));

        (error.Failure, error.MaybeDone).ShouldBe((ApiFailure.ConnectionLost, true));
        error.Message.ShouldBe(
            $"Writing media provider 'archive_eu' of bot 'b' at '{server.Address.Authority}' failed: the connection broke before the answer was complete. "
            + "It is not known whether the server has carried it out. Try again.");
    }

    [Fact]
    public async Task Call_PortThatRefuses_IsUnreachableAndNotDone()
    {
        Uri address;
        await using (var server = new WireServer(WireServer.Status(200)))
        {
            address = server.Address;
        }

        using var api = new MediaProvidersApi(Samples.Options(address) with { MaxRetries = 0 });
        var error = await Should.ThrowAsync<ApiException>(api.DeleteAsync("b", "n", null, default));

        (error.Failure, error.MaybeDone, error.Status).ShouldBe((ApiFailure.Unreachable, false, null));
        error.Message.ShouldBe(
            $"Deleting media provider 'n' of bot 'b' at '{address.Authority}' failed: no connection could be made: connection refused. "
            + "Check the base address, the network and any proxy.");
    }

    [Theory]
    [InlineData(410, "", "The server says that the service is gone.")]
    [InlineData(302, "Location: https://example.org/?token=" + Samples.Token + "\r\n", "The server redirects elsewhere: the service may have ended or moved.")]
    [InlineData(401, "Sunset: Sat, 30 Sep 2023 23:59:59 GMT\r\n", "The server says that the service ends on 2023-09-30 (Sunset header).")]
    [InlineData(401, "Sunset: soon\r\n", "The server says that the service ends (Sunset header).")]
    [InlineData(404, "Deprecation: @1696032000\r\n", "The server says that the service is deprecated since 2023-09-30 (Deprecation header).")]
    [InlineData(404, "Deprecation: true\r\n", "The server says that the service is deprecated (Deprecation header).")]
    public async Task Call_SignsOfTheServicesEnd_AreSaid(int status, string headers, string sentence)
    {
        await using var server = new WireServer(WireServer.Status(status, "", headers));

        var error = await Should.ThrowAsync<ApiException>(server.Api.GetAsync("b", Freshness.Now, null, default));

        error.EndOfService.ShouldBe(sentence + " The vendor ended support of this API on 2023-09-30.");
        error.Message.ShouldEndWith(error.EndOfService!);
        error.ToString().ShouldNotContain(Samples.Token);
    }

    [Fact]
    public async Task Call_SunsetOnASuccess_IsNoticedOnce()
    {
        await using var server = new WireServer(WireServer.Ok(Samples.List, "Sunset: Sat, 30 Sep 2023 23:59:59 GMT\r\n"));
        var observer = new RecordingObserver();

        (await server.Api.GetAsync("b", Freshness.Now, observer, default)).Dispose();
        (await server.Api.GetAsync("b", Freshness.Now, observer, default)).Dispose();

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

        var error = await Should.ThrowAsync<ApiException>(server.Api.PostAsync("b", Samples.Basic(), null, default));

        (error.Failure, error.MaybeDone).ShouldBe((ApiFailure.TooLarge, true));
    }

    [Fact]
    public async Task Get_AnswerThatIsNotHttp_IsConnectionLostWithoutItsText()
    {
        await using var server = new WireServer($"SSH-2.0 {Samples.Token}\r\n");

        var error = await Should.ThrowAsync<ApiException>(server.ApiWithoutRetries.GetAsync("b", Freshness.Now, null, default));

        error.Failure.ShouldBe(ApiFailure.ConnectionLost);
        error.ToString().ShouldNotContain(Samples.Token);
        error.InnerException.ShouldBeNull();
    }
}
