namespace MediaProviders.Emulator.Tests;

/// <summary>Web pages cannot reach the control routes, whatever browser shows them.</summary>
public sealed class ControlGuardTests : IAsyncLifetime, IDisposable
{
    private SinchEmulator _emulator = null!;
    private Api _api = null!;

    public async Task InitializeAsync()
    {
        _emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess(Api.Bot, Api.Token)], OfferControl = true });
        _emulator.Store.Put(Api.Bot, Entry.Basic("images", "reader", "the-password"));
        _api = new Api(_emulator, token: null);
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    public void Dispose() => _api.Dispose();

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Order_FromAnotherSite_IsRefused(string header, string value)
    {
        var reply = await _api.SendAsync("POST", "/_emulator/faults", """{"status":503}""", change: request => request.Headers.Add(header, value));

        reply.Status.ShouldBe(403);
        reply.Header("Access-Control-Allow-Origin").ShouldBeNull();
        _emulator.Faults.Pending.ShouldBeEmpty();
    }

    [Fact]
    public async Task Order_FromTheEmulatorsOwnPage_IsTaken()
    {
        var reply = await _api.SendAsync("POST", "/_emulator/faults", """{"status":503}""", change: request =>
        {
            request.Headers.Add("Origin", _emulator.Origin);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        });

        reply.Status.ShouldBe(204);
        _emulator.Faults.Pending.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData(null)]
    public async Task Change_NotAsJson_IsRefused(string? contentType)
    {
        foreach (var (method, route) in new[] { ("POST", "faults"), ("POST", "reset"), ("PUT", "state"), ("PUT", "settings") })
        {
            (await _api.SendAsync(method, "/_emulator/" + route, "{}", contentType)).Status.ShouldBe(415, route);
        }

        _emulator.Store.Entries(Api.Bot).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("state")]
    [InlineData("bots/bot-one/entries")]
    [InlineData("bots/bot-one/entries/images")]
    public async Task Ask_ForCredentialsInABrowser_IsRefused(string route)
    {
        var typed = await _api.SendAsync("GET", "/_emulator/" + route, change: request => request.Headers.Add("Sec-Fetch-Site", "none"));
        var program = await _api.SendAsync("GET", "/_emulator/" + route);

        typed.Status.ShouldBe(403);
        typed.Body.ShouldNotContain("the-password");
        program.Body.ShouldContain("the-password");
    }

    [Fact]
    public async Task View_OfEntriesFaultsAndRequests_HoldsNoSecret()
    {
        _emulator.Store.Put(Api.Bot, Entry.Bearer("archive", "the-bearer"));
        _emulator.Faults.Add(Fault.Echoes(500) with { Body = "the-fault-text", Reason = "the-fault-reason" });

        string view = (await _api.SendAsync("GET", "/_emulator/view")).Body;

        view.ShouldContain("\"images\"");
        view.ShouldContain("\"reader\"");
        view.ShouldNotContain("the-password");
        view.ShouldNotContain("the-bearer");
        view.ShouldNotContain("the-fault");
        view.ShouldNotContain(Api.Token);
    }

    [Fact]
    public async Task View_OfAnyPassword_HasTheSameMask()
    {
        _emulator.Store.Put(Api.Bot, Entry.Basic("empty", "reader", ""));

        using var view = System.Text.Json.JsonDocument.Parse((await _api.SendAsync("GET", "/_emulator/view")).Body);

        view.RootElement.GetProperty("bots")[0].GetProperty("entries").EnumerateArray()
            .Select(entry => entry.GetProperty("secret").GetString()).ShouldBe(["••••••••", "••••••••"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/_emulator/page.js")]
    [InlineData("/_emulator/page.css")]
    public async Task Page_EveryFile_ForbidsWhateverElse(string file)
    {
        var reply = await _api.SendAsync("GET", file);

        reply.Status.ShouldBe(200);
        string policy = reply.Header("Content-Security-Policy")!;
        policy.ShouldStartWith("default-src 'none'; ");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("http");
        policy.ShouldContain("frame-ancestors 'none'");
        reply.Header("X-Content-Type-Options").ShouldBe("nosniff");
        reply.Body.ShouldNotContain("http:");
        reply.Body.ShouldNotContain("https:");
    }

    [Fact]
    public async Task Page_WhereControlIsNotOffered_IsNotThere()
    {
        await using var plain = await Api.StartAsync();
        using var api = new Api(plain);

        (await api.SendAsync("GET", "/")).Status.ShouldBe(404);
        (await api.SendAsync("GET", "/_emulator/page.js")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Reset_AfterChanges_GoesBackToTheStart()
    {
        _emulator.RememberStart();
        _emulator.Store.Wipe(Api.Bot);
        _emulator.Faults.Add(Fault.Answers(503));
        _emulator.Settings = _emulator.Settings with { DeleteMissingStatus = 404 };
        await _api.ListAsync();

        (await _api.SendAsync("POST", "/_emulator/reset", "{}")).Status.ShouldBe(204);

        _emulator.Store.Entries(Api.Bot).Select(entry => entry.Name).ShouldBe(["images"]);
        _emulator.Faults.Pending.ShouldBeEmpty();
        _emulator.Settings.DeleteMissingStatus.ShouldBe(200);
        _emulator.Requests.Total.ShouldBe(0);
    }
}
