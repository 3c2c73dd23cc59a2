namespace MediaProviders.Emulator.Tests;

/// <summary>The three documented calls, byte for byte.</summary>
public sealed class MediaProvidersEndpointsTests
{
    private const string BasicBody = """{"name":"your-basic-provider","type":"www","config":{"basic":{"username":"user","password":"AbCdEf123456"}}}""";
    private const string BearerBody = """{"name":"your-bearer-provider","type":"www","config":{"bearer":"AbCdEf123456"}}""";

    [Fact]
    public async Task Exchange_OfDocumentedCalls_HasTheseBytes()
    {
        var time = new ManualTimeProvider();
        await using var emulator = await Api.StartAsync(time: time);
        using var client = await RawClient.ConnectAsync(emulator);
        const string Empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nDate: Tue, 01 Jan 2030 12:00:00 GMT\r\n\r\n";
        string list = Api.Listed(BasicBody, BearerBody);

        (await client.ExchangeAsync("POST", Api.Collection(), Api.Token, BasicBody)).ShouldBe(Empty);
        (await client.ExchangeAsync("POST", Api.Collection(), Api.Token, BearerBody)).ShouldBe(Empty);
        (await client.ExchangeAsync("GET", Api.Collection(), Api.Token)).ShouldBe(
            $"HTTP/1.1 200 OK\r\nContent-Length: {list.Length}\r\nContent-Type: application/json\r\nDate: Tue, 01 Jan 2030 12:00:00 GMT\r\n\r\n{list}");
        (await client.ExchangeAsync("DELETE", Api.Collection() + "/your-basic-provider", Api.Token)).ShouldBe(Empty);
        (await client.ExchangeAsync("GET", Api.Collection(), Api.Token)).ShouldEndWith(Api.Listed(BearerBody));
        (await client.ExchangeAsync("GET", Api.Collection(), "another")).ShouldBe(
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 46\r\nContent-Type: application/json\r\nDate: Tue, 01 Jan 2030 12:00:00 GMT\r\n\r\n"
            + """{"message":"401","details":"Unauthorized bot"}""");
    }

    [Fact]
    public async Task List_SecretWithAmpersandAndUmlaut_IsNotEscaped()
    {
        await using var api = await Api.OpenAsync();

        await api.PostAsync(Api.BearerBody("a", "AbC&44jf<>'+ü😀"));

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("a", "AbC&44jf<>'+ü\\uD83D\\uDE00")));
    }

    [Fact]
    public async Task Post_SameNameAgain_OverwritesTheWholeEntry()
    {
        await using var api = await Api.OpenAsync();
        await api.PostAsync(BasicBody);
        await api.PostAsync(BearerBody);

        (await api.PostAsync(Api.BearerBody("your-basic-provider", "now a bearer"))).Status.ShouldBe(200);

        (await api.ListAsync()).Body.ShouldBe(Api.Listed(Api.BearerBody("your-basic-provider", "now a bearer"), BearerBody));
    }

    [Theory]
    [InlineData("not json", "The body is not JSON.")]
    [InlineData("", "The body is not JSON.")]
    [InlineData("[]", "The body is not a JSON object.")]
    [InlineData("null", "The body is not a JSON object.")]
    [InlineData("""{"type":"www","config":{"bearer":"b"}}""", "Field [name] can not be empty.")]
    [InlineData("""{"name":null,"type":"www","config":{"bearer":"b"}}""", "Field [name] can not be empty.")]
    [InlineData("""{"name":"","type":"www","config":{"bearer":"b"}}""", "Field [name] can not be empty.")]
    [InlineData("""{"name":7,"type":"www","config":{"bearer":"b"}}""", "Field [name] is not a string.")]
    [InlineData("""{"name":"a","type":7,"config":{"bearer":"b"}}""", "Field [type] is not a string.")]
    [InlineData("""{"name":"a","type":"www","config":"b"}""", "Field [config] is not an object.")]
    [InlineData("""{"name":"a","type":"www","config":{"bearer":{"token":"b"}}}""", "Field [config.bearer] is not a string.")]
    [InlineData("""{"name":"a","type":"www","config":{"basic":"b"}}""", "Field [config.basic] is not an object.")]
    [InlineData("""{"name":"a","type":"www","config":{"basic":{"username":"u"}}}""", "Field [config.basic.password] can not be empty.")]
    [InlineData("""{"name":"a","type":"www","config":{"basic":{"password":"p"}}}""", "Field [config.basic.username] can not be empty.")]
    [InlineData("""{"name":"\ud800","type":"www","config":{"bearer":"b"}}""", "The body is not JSON.")]
    [InlineData("""[{"name":"a","type":"www","config":{"bearer":"b"}}]""", "The body is not a JSON object.")]
    public async Task Post_BadBody_Answers400AndChangesNothing(string body, string details)
    {
        await using var api = await Api.OpenAsync();

        var reply = await api.PostAsync(body);

        reply.Status.ShouldBe(400);
        reply.Body.ShouldBe($$"""{"message":"Validation error","details":"{{details}}"}""");
        api.Emulator.Store.Entries(Api.Bot).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/whatsapp/v1/bot-one")]
    [InlineData("GET", "/whatsapp/v1/bot-one/provision/providers")]
    [InlineData("GET", "/whatsapp/v1/bot-one/provision/provider/a/b")]
    [InlineData("GET", "/whatsapp/v2/bot-one/provision/provider")]
    [InlineData("GET", "/Whatsapp/v1/bot-one/provision/provider")]
    [InlineData("GET", "/whatsapp/v1//provision/provider")]
    [InlineData("POST", "/whatsapp/v1/bot-one/provision/provider/../provider")]
    public async Task Ask_AnotherPath_Answers404(string method, string target)
    {
        await using var api = await Api.OpenAsync();

        (await api.SendAsync(method, target, method == "POST" ? Api.BearerBody("a") : null)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Change_OfOneBot_LeavesTheOtherAlone()
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new("one", "token"), new("two", "token")] });
        using var api = new Api(emulator, "token");
        await api.PostAsync(Api.BearerBody("a"), "one");
        await api.PostAsync(Api.BearerBody("a", "second"), "two");

        await api.DeleteAsync("a", "one");

        (await api.ListAsync("one")).Body.ShouldBe(Api.EmptyList);
        (await api.ListAsync("two")).Body.ShouldBe(Api.Listed(Api.BearerBody("a", "second")));
    }
}
