using System.Security.Cryptography;
using System.Text;

namespace MediaProviders.Sinch;

/// <summary>
/// The server's response to a request for a bot's list, unchanged, for a user who asked to see it on a terminal. It may contain every credential of the bot.
/// One request is sent, without retries.
/// </summary>
internal static class VerbatimResponse
{
    private const int LargestBody = 1024 * 1024;

    /// <summary>Status, headers and body as lines of text, not yet safe for a terminal. Bytes that are not UTF-8 become U+FFFD.</summary>
    /// <exception cref="ApiException">There was no response.</exception>
    public static async Task<IReadOnlyList<string>> FetchAsync(ApiOptions options, string botId, CancellationToken cancellationToken)
    {
        var call = ApiCall.Get(botId);
        var failed = new FailedCall(call, options.BaseAddress.Authority, options.Proxy?.For(options.BaseAddress));
        if (call.FindRefusal() is { } refusal)
        {
            throw failed.Refused(refusal);
        }

        try
        {
            using var http = new HttpClient(ApiConnection.Create(options)) { Timeout = options.RequestTimeout };
            using var request = new HttpRequestMessage(HttpMethod.Get, call.AddressAt(options.BaseAddress));
            RequestHeaders.Add(request, options);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
            var (buffer, length) = await BoundedBody.ReadAsync(response.Content, LargestBody, cancellationToken);
            string[] body = length < 0 ? ["[the body is larger than 1 MiB and left out]"] : Encoding.UTF8.GetString(buffer, 0, length).Split('\n');
            CryptographicOperations.ZeroMemory(buffer);
            return [$"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}", .. headers, "", .. body];
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw failed.Disconnected(failure);
        }
    }
}
