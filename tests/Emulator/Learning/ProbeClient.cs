using System.Net.Http.Headers;

namespace MediaProviders.Emulator.Learning;

/// <summary>
/// Sends single requests to an endpoint, also some that the vendor's documents do not offer. It follows no redirect, because the token would go along, and it
/// cannot send a DELETE without a name, which may delete a whole list.
/// </summary>
internal sealed class ProbeClient : IDisposable
{
    private const long LargestBody = 64 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // A name or a bot must reach the server as it is, dots and all.
    private static readonly UriCreationOptions AsGiven = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = LongestWait, MaxResponseContentBufferSize = LargestBody };
    private readonly string _service;
    private readonly string _token;

    /// <summary>Opens no connection yet.</summary>
    /// <param name="service">The base address, without a slash at the end.</param>
    /// <param name="token">The token that is sent.</param>
    public ProbeClient(string service, string token)
    {
        _service = service;
        _token = token;
    }

    /// <summary>GET of a bot's list.</summary>
    public Task<ProbeAnswer> ListAsync(string botId, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, Collection(botId), content: null, _token, cancellationToken);

    /// <summary>GET of one entry, which the documents do not offer.</summary>
    public Task<ProbeAnswer> ReadOneAsync(string botId, string name, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, Entry(botId, name), content: null, _token, cancellationToken);

    /// <summary>DELETE of one entry.</summary>
    public Task<ProbeAnswer> DeleteAsync(string botId, string name, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, Entry(botId, name), content: null, _token, cancellationToken);

    /// <summary>POST of any body.</summary>
    /// <param name="body">The body, as it is.</param>
    /// <param name="token">Another token than the bot's; null for the bot's.</param>
    public Task<ProbeAnswer> PostAsync(string botId, byte[] body, string mediaType, string? token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, Collection(botId), new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } }, token ?? _token, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static string Collection(string botId) => $"/whatsapp/v1/{Uri.EscapeDataString(botId)}/provision/provider";

    private static string Entry(string botId, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return $"{Collection(botId)}/{Uri.EscapeDataString(name)}";
    }

    /// <exception cref="ProbeFailedException">No answer came.</exception>
    private async Task<ProbeAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(_service + path, AsGiven)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            return new ProbeAnswer((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new ProbeFailedException($"{method} at '{_service}' failed: {failure.Message.TrimEnd('.')}.", failure);
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProbeFailedException($"{method} at '{_service}' failed: no answer came within {LongestWait.TotalSeconds:0} seconds.", slow);
        }
    }
}
