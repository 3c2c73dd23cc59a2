using System.Security.Cryptography;
using MediaProviders.Values;

namespace MediaProviders.Api;

/// <summary>
/// Reads what a server says about a failure, where that is safe to repeat: a documented error object's text, printable and short. Words that show any part of what
/// the request carried (token, headers, credentials) are dropped whole.
/// </summary>
internal static class ServerWords
{
    /// <summary>Larger bodies are no error objects.</summary>
    public const int LargestBody = 64 * 1024;

    /// <summary>The words, or null. A body that does not come is no words: the status stands.</summary>
    public static async Task<string?> ReadAsync(HttpResponseMessage answer, ApiCall call, ApiOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var (buffer, length) = await BoundedBody.ReadAsync(answer.Content, LargestBody, cancellationToken);
            var words = length < 0 ? null : ErrorWords.Read(buffer.AsSpan(0, length), (int)answer.StatusCode);
            CryptographicOperations.ZeroMemory(buffer);
            return words is null ? null : MakeSafe(words, call, options);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            return null;
        }
    }

    private static string? MakeSafe(string words, ApiCall call, ApiOptions options)
    {
        // What is left out for the terminal may have stood between the parts of a credential, so both forms are searched, uncut.
        var traces = CreateTraces(call, options);
        if (traces.IsIn(words) || traces.IsIn(Printable.Words(words, int.MaxValue)))
        {
            return null;
        }

        var printable = Printable.Words(words);
        return printable.Length == 0 ? null : printable;
    }

    private static SecretTraces CreateTraces(ApiCall call, ApiOptions options)
    {
        var traces = new SecretTraces();
        traces.Add(options.Token);
        foreach (var value in options.Headers.Values)
        {
            traces.Add(value);
        }

        if (call.Entry is not null)
        {
            traces.Add(call.Entry.Credentials);
        }

        return traces;
    }
}
