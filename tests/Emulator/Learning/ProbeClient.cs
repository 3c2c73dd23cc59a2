using System.Net.Http.Headers;

namespace MediaProviders.Emulator.Learning;

/// <summary>
/// Sends single requests to an endpoint, also some that the vendor's documents do not offer. It follows no redirect, because the token would go along, and it
/// cannot send a DELETE without a name, which may delete a whole list.
/// </summary>
/// <param name="service">The base address, without a slash at the end.</param>
/// <param name="token">The token that is sent.</param>
internal sealed class ProbeClient(string service, string token) : IDisposable
{
    private const long LargestBody = 64 * 1024 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    // A name or a bot must reach the server as it is, dots and all.
    private static readonly UriCreationOptions AsGiven = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpClient _http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = LongestWait, MaxResponseContentBufferSize = LargestBody };

    /// <summary>GET of a bot's list.</summary>
    public Task<ProbeAnswer> ListAsync(string botId, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, Collection(botId), content: null, token, cancellationToken);

    /// <summary>GET of one entry, which the documents do not offer.</summary>
    public Task<ProbeAnswer> ReadOneAsync(string botId, string name, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, Entry(botId, name), content: null, token, cancellationToken);

    /// <summary>DELETE of one entry.</summary>
    public Task<ProbeAnswer> DeleteAsync(string botId, string name, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, Entry(botId, name), content: null, token, cancellationToken);

    /// <summary>POST of any body.</summary>
    /// <param name="body">The body, as it is.</param>
    /// <param name="other">Another token than the bot's; null for the bot's.</param>
    public Task<ProbeAnswer> PostAsync(string botId, byte[] body, string mediaType, string? other, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, Collection(botId), new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } },
            other ?? token, cancellationToken);

    public void Dispose() => _http.Dispose();

    private static string Collection(string botId) => $"/whatsapp/v1/{Uri.EscapeDataString(botId)}/provision/provider";

    private static string Entry(string botId, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return $"{Collection(botId)}/{Uri.EscapeDataString(name)}";
    }

    /// <exception cref="ProbeFailedException">No answer came.</exception>
    private async Task<ProbeAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string bearer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(service + path, AsGiven)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            return new ProbeAnswer((int)answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new ProbeFailedException($"{method} at '{service}' failed: {failure.Message.TrimEnd('.')}.", failure);
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProbeFailedException($"{method} at '{service}' failed: no answer came within {LongestWait.TotalSeconds:0} seconds.", slow);
        }
    }
}

/// <summary>What a server answered to a <see cref="ProbeClient"/>.</summary>
/// <param name="Body">The body; that of a list holds credentials.</param>
internal sealed record ProbeAnswer(int Status, byte[] Body)
{
    /// <summary>
    /// True when the write was accepted, false when it was refused, null when the answer says neither: 401, 404, 429, a redirect, a server error.
    /// </summary>
    public bool? IsAccepted => Status switch
    {
        >= 200 and < 300 => true,
        400 or 405 or 409 or 413 or 415 or 422 => false,
        _ => null,
    };

    /// <summary>The status only: the body may hold credentials.</summary>
    public override string ToString() => $"[answer {Status}]";
}

/// <summary>The endpoint could not be asked. The message is a sentence for people; it holds no credentials.</summary>
internal sealed class ProbeFailedException(string message, Exception? inner = null) : Exception(message, inner);
