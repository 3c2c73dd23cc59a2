namespace MediaProviders.Tests.Api;

/// <summary>A proxy on the wire: what it is asked and shown, and what is said of its refusals.</summary>
public class ProxyTests
{
    private const string Password = "proxy-Pw-cnry";
    private static readonly string Basic = Convert.ToBase64String(Encoding.ASCII.GetBytes($"corp\\user:{Password}"));

    [Theory]
    [InlineData("Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nProxy-Authenticate: Basic realm=\"x\"\r\n")]
    [InlineData("Proxy-Authenticate: Negotiate, NTLM, Basic realm=\"x\"\r\n")]
    [InlineData("Proxy-Authenticate: basic realm=\"\"\r\n")]
    [InlineData("Proxy-Authenticate: Bearer realm=\"x\", Basic\r\n")]
    [InlineData("Proxy-Authenticate: Basic realm=\"x\"\r\nProxy-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n")]
    public async Task Call_ThroughAProxyThatOffersMore_ShowsItsCredentialsAsBasicAndSaysIfTheyAreWrong(string offers)
    {
        await using var proxy = new WireServer(WireServer.Status(407, $"<html>{Password}</html>", offers));
        using var api = Api(proxy);

        foreach (var call in new Func<Task>[]
            { () => api.GetAsync("b", Freshness.Now, null, default), () => api.PostAsync("b", Samples.Basic(), null, default),
                () => api.DeleteAsync("b", "n", null, default) })
        {
            var before = proxy.Requests.Count;
            var error = await Should.ThrowAsync<ApiException>(call());

            (error.Failure, error.MaybeDone).ShouldBe((ApiFailure.Unreachable, false));
            error.Message.ShouldContain(
                $" failed: the proxy '{proxy.Address.Authority}' of HTTPS_PROXY answered 407 (proxy authentication required) and made no connection. "
                + "Check the user and password in HTTPS_PROXY and what the proxy allows, or name the API's host in NO_PROXY.");
            error.ToString().ShouldNotContain("cnry");
            proxy.Requests.Count.ShouldBe(before + 2, "one without credentials, one with them, and no retry");
        }

        proxy.Requests.ShouldAllBe(request => request.Line == "CONNECT api.example:443 HTTP/1.1");
        proxy.Requests.Select(request => request["Proxy-Authorization"]).ShouldBe([null, $"Basic {Basic}", null, $"Basic {Basic}", null, $"Basic {Basic}"]);
        proxy.Requests.ShouldAllBe(request => request["Authorization"] == null);
    }

    [Theory]
    [InlineData(403, "403 (forbidden)", 1)]
    [InlineData(407, "407 (proxy authentication required)", 1)]
    [InlineData(502, "502 (bad gateway)", 3)]
    [InlineData(599, "599", 3)]
    public async Task Call_ProxyThatRefuses_IsNamedWithItsStatusAndTriedAgainOnlyWhereThatMayHelp(int status, string shown, int tries)
    {
        await using var proxy = new WireServer($"HTTP/1.1 {status} {Password}\r\nX-Why: {Password}\r\nContent-Length: 0\r\n\r\n");
        var clock = new ManualTimeProvider();
        using var api = new MediaProvidersApi(Options(proxy) with { MaxRetries = 2, Time = clock, RequestTimeout = TimeSpan.FromHours(2) });

        var call = api.GetAsync("b", Freshness.Now, null, default);
        var error = await Should.ThrowAsync<ApiException>(clock.PassAsync(call, TimeSpan.FromHours(1)));

        error.Message.ShouldContain($"the proxy '{proxy.Address.Authority}' of HTTPS_PROXY answered {shown} and made no connection.");
        error.ToString().ShouldNotContain("cnry");
        proxy.Requests.Count.ShouldBe(tries);
    }

    [Fact]
    public async Task Call_ProxyThatIsNotThere_IsNamed()
    {
        var proxy = new WireServer(WireServer.Status(200));
        await proxy.DisposeAsync();
        using var api = new MediaProvidersApi(Options(proxy) with { MaxRetries = 0 });

        var error = await Should.ThrowAsync<ApiException>(api.GetAsync("b", Freshness.Now, null, default));

        error.Message.ShouldEndWith(
            $"no connection could be made: connection refused. Check the base address, the network and the proxy '{proxy.Address.Authority}' of HTTPS_PROXY.");
    }

    [Theory, Each("", "SSH-2.0-cnry\r\n")]
    public async Task Call_ProxyThatBreaksOff_IsNamed(string answer)
    {
        await using var proxy = new WireServer(answer);
        using var api = new MediaProvidersApi(Options(proxy) with { MaxRetries = 0 });

        var error = await Should.ThrowAsync<ApiException>(api.PostAsync("b", Samples.Basic(), null, default));

        error.Message.ShouldEndWith($" Try again, or check the proxy '{proxy.Address.Authority}' of HTTPS_PROXY.");
        error.ToString().ShouldNotContain("cnry");
    }

    private static MediaProvidersApi Api(WireServer proxy) => new(Options(proxy));

    private static ApiOptions Options(WireServer proxy) => Samples.Options(new Uri("https://api.example")) with
    {
        Proxy = EnvironmentProxy.Read(name => name == "HTTPS_PROXY" ? $"http://corp%5Cuser:{WebUtility.UrlEncode(Password)}@{proxy.Address.Authority}" : null),
    };
}
