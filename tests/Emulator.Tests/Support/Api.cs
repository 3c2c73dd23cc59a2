using System.Net.Http.Headers;
using System.Text;

namespace MediaProviders.Emulator.Tests.Support;

/// <summary>An answer as a test looks at it.</summary>
public sealed record Reply(int Status, string Body, HttpResponseMessage Message)
{
    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
}

/// <summary>Calls an emulator as one bot.</summary>
public sealed class Api : IDisposable, IAsyncDisposable
{
    public const string Bot = "bot-one";
    public const string Token = "token-one";
    public const string EmptyList = """{"settings":{"application":{"media":{"providers":[]}}}}""";

    private readonly HttpClient _http;

    public Api(SinchEmulator emulator, string? token = Token, HttpMessageHandler? handler = null)
    {
        _http = new HttpClient(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        Emulator = emulator;
    }

    public SinchEmulator Emulator { get; }

    /// <summary>Starts an emulator that knows <see cref="Bot"/>.</summary>
    public static Task<SinchEmulator> StartAsync(EmulatorSettings? settings = null, TimeProvider? time = null) => SinchEmulator.StartAsync(new EmulatorOptions
    {
        Bots = [new BotAccess(Bot, Token)],
        Settings = settings ?? new EmulatorSettings(),
        Time = time ?? TimeProvider.System,
    });

    /// <summary>Starts such an emulator, which ends with what is returned.</summary>
    public static async Task<Api> OpenAsync(EmulatorSettings? settings = null, TimeProvider? time = null) => new(await StartAsync(settings, time));

    public static string Collection(string bot = Bot) => $"/whatsapp/v1/{bot}/provision/provider";

    public static string BearerBody(string name, string bearer = "first") =>
        $$$"""{"name":"{{{name}}}","type":"www","config":{"bearer":"{{{bearer}}}"}}""";

    public static string Listed(params string[] entries) =>
        $$$$$"""{"settings":{"application":{"media":{"providers":[{{{{{string.Join(',', entries)}}}}}]}}}}""";

    public Task<Reply> ListAsync(string bot = Bot) => SendAsync("GET", Collection(bot));

    public Task<Reply> PostAsync(string json, string bot = Bot, string? contentType = "application/json") =>
        SendAsync("POST", Collection(bot), json, contentType);

    public Task<Reply> DeleteAsync(string escapedName, string bot = Bot) => SendAsync("DELETE", Collection(bot) + "/" + escapedName);

    public async Task<Reply> SendAsync(
        string method, string target, string? body = null, string? contentType = "application/json", Action<HttpRequestMessage>? change = null)
    {
        var uri = new Uri(Emulator.Address + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), uri);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        change?.Invoke(request);
        var response = await _http.SendAsync(request);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public void Dispose() => _http.Dispose();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Emulator.DisposeAsync();
    }
}
