using System.Net.Http.Headers;

namespace MediaProviders.Api;

/// <summary>
/// Asks a server what the vendor's documents leave open: requests that no provider makes, each sent once. It can neither ask for the removal of a whole list nor
/// name an entry by an empty name.
/// </summary>
/// <param name="options">How to reach the API.</param>
internal sealed class ProbeClient(ApiOptions options) : IDisposable
{
    private const int LargestBody = 64 * 1024 * 1024;

    private readonly HttpClient http = new(ApiConnection.Create(options)) { Timeout = options.RequestTimeout };

    /// <summary>GET of a bot's list.</summary>
    public Task<ProbeAnswer> ListAsync(string botId, CancellationToken cancellationToken) =>
        SendAsync(ApiCall.Get(botId), HttpMethod.Get, content: null, token: null, cancellationToken);

    /// <summary>GET of one entry's own path, which the documents do not offer.</summary>
    public Task<ProbeAnswer> ReadOneAsync(string botId, string name, CancellationToken cancellationToken) =>
        SendAsync(ApiCall.Delete(botId, name), HttpMethod.Get, content: null, token: null, cancellationToken);

    /// <summary>DELETE of one entry.</summary>
    public Task<ProbeAnswer> DeleteAsync(string botId, string name, CancellationToken cancellationToken) =>
        SendAsync(ApiCall.Delete(botId, name), HttpMethod.Delete, content: null, token: null, cancellationToken);

    /// <summary>POST of any body.</summary>
    /// <param name="botId">The bot.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="mediaType">Its Content-Type.</param>
    /// <param name="token">Another token than the configured one; null for that.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ProbeAnswer> PostAsync(string botId, byte[] body, string mediaType, string? token, CancellationToken cancellationToken) =>
        SendAsync(ApiCall.Get(botId), HttpMethod.Post, new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } }, token, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <exception cref="ApiException">The call was not sent, or no answer came.</exception>
    private async Task<ProbeAnswer> SendAsync(ApiCall call, HttpMethod method, HttpContent? content, string? token, CancellationToken cancellationToken)
    {
        if (call.FindRefusal() is { } refusal)
        {
            throw new FailedCall(call, options.BaseAddress.Authority).Refused(refusal);
        }

        using var request = new HttpRequestMessage(method, call.AddressAt(options.BaseAddress)) { Content = content };
        RequestHeaders.Add(request, options);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var (buffer, length) = await BoundedBody.ReadAsync(answer.Content, LargestBody, cancellationToken);
            return new ProbeAnswer((int)answer.StatusCode, buffer.AsMemory(0, Math.Max(length, 0)));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new FailedCall(call, options.BaseAddress.Authority).Disconnected(failure, options.Proxy);
        }
    }
}
