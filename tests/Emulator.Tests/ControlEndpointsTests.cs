namespace MediaProviders.Emulator.Tests;

public sealed class ControlEndpointsTests : IAsyncLifetime, IDisposable
{
    private const string Images = """{"name":"old name/v1","type":"www","config":{"basic":{"username":"u","password":"p"}}}""";
    private SinchEmulator _emulator = null!;
    private Api _api = null!;

    public async Task InitializeAsync()
    {
        _emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess(Api.Bot, Api.Token, "eu1")], OfferControl = true });
        _api = new Api(_emulator, token: null);
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task State_PutThenGet_IsTheSame()
    {
        const string State = "{\n \"bots\": {\n  \"bot-one\": [\n   {\n    \"name\": \"a\"\n   }\n  ]\n },\n \"faults\": [\n  {\n   \"method\": \"POST\",\n   "
            + "\"status\": 500\n  }\n ]\n}\n";

        (await _api.SendAsync("PUT", "/_emulator/state", State)).Status.ShouldBe(204);

        (await _api.SendAsync("GET", "/_emulator/state")).Body.ShouldBe(State);
        _emulator.Store.Find(Api.Bot, "a").ShouldNotBeNull();
    }

    [Fact]
    public async Task Entries_PutGetDelete_ChangeTheListWithoutJudging()
    {
        const string Path = "/_emulator/bots/bot-one/entries";

        (await _api.SendAsync("PUT", Path, $"[{Images}]")).Status.ShouldBe(204);
        Compact((await _api.SendAsync("GET", Path)).Body).ShouldBe($"[{Compact(Images)}]");
        (await _api.SendAsync("PUT", Path + "/b", """{"name":"b"}""")).Status.ShouldBe(204);
        Compact((await _api.SendAsync("GET", Path + "/old%20name%2Fv1")).Body).ShouldBe(Compact(Images));
        (await _api.SendAsync("DELETE", Path + "/old%20name%2Fv1")).Status.ShouldBe(204);
        (await _api.SendAsync("DELETE", Path + "/old%20name%2Fv1")).Status.ShouldBe(404);
        (await _api.SendAsync("GET", Path + "/old%20name%2Fv1")).Status.ShouldBe(404);

        _emulator.Store.Entries(Api.Bot).Select(entry => entry.Name).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Bots_AreListedWithoutTokens()
    {
        _emulator.Store.Put(Api.Bot, Entry.Bearer("a", "first"));

        Compact((await _api.SendAsync("GET", "/_emulator/bots")).Body).ShouldBe("""[{"id":"bot-one","region":"eu1","entries":1}]""");
    }

    [Fact]
    public async Task Faults_OrderedListedAndCancelled()
    {
        using var caller = new Api(_emulator);

        (await _api.SendAsync("POST", "/_emulator/faults", """{"method":"GET","status":503,"count":2}""")).Status.ShouldBe(204);
        (await caller.ListAsync()).Status.ShouldBe(503);
        Compact((await _api.SendAsync("GET", "/_emulator/faults")).Body).ShouldBe("""[{"method":"GET","status":503,"count":1}]""");
        (await _api.SendAsync("DELETE", "/_emulator/faults")).Status.ShouldBe(204);

        (await caller.ListAsync()).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Requests_ListedAndForgotten_WithoutThoseForControl()
    {
        using var caller = new Api(_emulator);
        await caller.PostAsync(Api.BearerBody("a", "the-secret"));

        string log = (await _api.SendAsync("GET", "/_emulator/requests")).Body;
        (await _api.SendAsync("DELETE", "/_emulator/requests")).Status.ShouldBe(204);

        using var json = System.Text.Json.JsonDocument.Parse(log);
        json.RootElement.GetProperty("total").GetInt64().ShouldBe(1);
        json.RootElement.GetProperty("inFlight").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("maxInFlight").GetInt32().ShouldBe(1);
        var request = json.RootElement.GetProperty("requests").EnumerateArray().ShouldHaveSingleItem();
        request.GetProperty("method").GetString().ShouldBe("POST");
        request.GetProperty("target").GetString().ShouldBe(Api.Collection());
        request.GetProperty("status").GetInt32().ShouldBe(200);
        log.ShouldNotContain("secret");
        log.ShouldNotContain(Api.Token);
        _emulator.Requests.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Requests_WithAFault_SayWhich()
    {
        using var caller = new Api(_emulator);
        _emulator.Faults.Add(Fault.Answers(503));
        await caller.ListAsync();
        await caller.ListAsync();

        using var json = System.Text.Json.JsonDocument.Parse((await _api.SendAsync("GET", "/_emulator/requests")).Body);

        json.RootElement.GetProperty("requests").EnumerateArray().Select(request => request.GetProperty("fault").GetString())
            .ShouldBe(["answers 503, not carried out", null]);
    }

    [Fact]
    public async Task Samples_OfABot_AreAddedOnceAndTouchNoOtherEntry()
    {
        _emulator.Store.Put(Api.Bot, Entry.Bearer("sample-images", "mine"));

        (await _api.SendAsync("POST", "/_emulator/bots/bot-one/samples", "{}")).Status.ShouldBe(204);
        (await _api.SendAsync("POST", "/_emulator/bots/bot-one/samples", "{}")).Status.ShouldBe(204);

        _emulator.Store.Entries(Api.Bot).Select(entry => (entry.Name, entry.BearerToken))
            .ShouldBe([("sample-images", "mine"), ("sample-archive", "sample-bearer")]);
    }

    [Fact]
    public async Task Settings_PutSome_ChangesThoseOnly()
    {
        (await _api.SendAsync("PUT", "/_emulator/settings", """{"A1":"reason","DeleteMissingStatus":404}""")).Status.ShouldBe(204);

        _emulator.Settings.ErrorDetail.ShouldBe(ErrorDetailField.Reason);
        _emulator.Settings.DeleteMissingStatus.ShouldBe(404);
        string settings = Compact((await _api.SendAsync("GET", "/_emulator/settings")).Body);
        settings.ShouldStartWith("""{"ErrorDetail":"Reason","DeleteMissingStatus":"404","EmptyList":"EmptyArray",""");
    }

    [Theory]
    [InlineData("PUT", "state", "nonsense")]
    [InlineData("PUT", "state", """{"faults":[{"method":"PUT"}]}""")]
    [InlineData("PUT", "bots/bot-one/entries", "{}")]
    [InlineData("PUT", "bots/bot-one/entries", "")]
    [InlineData("PUT", "bots/bot-one/entries/a", """{"name":"b"}""")]
    [InlineData("POST", "faults", """{"status":1}""")]
    [InlineData("POST", "faults", "7")]
    [InlineData("POST", "faults", """{"delaySeconds":1e300}""")]
    [InlineData("PUT", "settings", """{"A1":"nothing"}""")]
    [InlineData("PUT", "settings", "[]")]
    public async Task Change_WithNonsense_Answers400AndSaysWhy(string method, string route, string body)
    {
        var reply = await _api.SendAsync(method, "/_emulator/" + route, body);

        reply.Status.ShouldBe(400);
        reply.Body.ShouldStartWith("{\"error\":\"");
    }

    [Theory]
    [InlineData("DELETE", "state", 405)]
    [InlineData("POST", "bots", 405)]
    [InlineData("DELETE", "bots/bot-one/entries", 405)]
    [InlineData("POST", "bots/bot-one/entries/a", 405)]
    [InlineData("PUT", "faults", 405)]
    [InlineData("PUT", "requests", 405)]
    [InlineData("DELETE", "settings", 405)]
    [InlineData("PUT", "settings/described", 405)]
    [InlineData("GET", "bots/bot-one/samples", 405)]
    [InlineData("GET", "nothing", 404)]
    [InlineData("GET", "", 404)]
    public async Task Ask_AnotherMethodOrRoute_IsRefused(string method, string route, int status) =>
        (await _api.SendAsync(method, "/_emulator/" + route, "{}")).Status.ShouldBe(status);

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:1", 200)]
    [InlineData("evil.example", 403)]
    [InlineData("127.0.0.1.evil.example", 403)]
    public async Task Ask_ByAnotherHostName_IsRefused(string host, int status) =>
        (await _api.SendAsync("GET", "/_emulator/state", change: request => request.Headers.Host = host)).Status.ShouldBe(status);

    [Fact]
    public async Task Ask_WhereControlIsNotOffered_IsAnUnknownPath()
    {
        await using var plain = await Api.StartAsync();
        using var api = new Api(plain);

        (await api.SendAsync("GET", "/_emulator/state")).Status.ShouldBe(404);
        plain.Requests.Total.ShouldBe(1);
    }

    private static string Compact(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString();
}
