using System.Security.Cryptography;
using System.Text.Json;

namespace MediaProviders.Sinch;

/// <summary>
/// The part of an error response that may be shown: sentences that the vendor documents, and nothing else. A response may contain the credentials of any entry
/// of the bot, in any encoding, so no text of it is ever copied: it is compared with constants, and the equal constant is shown.
/// </summary>
/// <remarks>
/// The vendor documents a JSON object whose <c>message</c> is the general text; the second text is called <c>details</c> in its introduction and <c>reason</c>
/// in its OpenAPI file, whose 2019 edition also has <c>title</c>: https://developers.sinch.com/docs/whatsapp-legacy/overview, "HTTP Errors". The sentences are
/// those of its samples and of https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider. None of them names a bot or an entry; one names a
/// field.
/// </remarks>
internal sealed class ServerWords
{
    public const int LargestBody = 64 * 1024;

    private static readonly ServerWords None = new(null, hasMore: false);
    private static readonly string[] Members = ["message", "details", "reason", "title"];

    // The members of an entry as on the vendor's page, whose tables have those of 'basic' without their parents.
    private static readonly string[] Fields =
    [
        "name", "type", "config", "config.basic", "config.basic.username", "config.basic.password", "config.bearer",
        "basic", "basic.username", "basic.password", "username", "password", "bearer",
    ];

    private static readonly string[] Sentences =
    [
        "Validation error",
        "Unauthorized bot",
        "Request could not be processed",
        "There was an error with your request.",
        "There was an authentication error with your request.",
        "There was an authentication error with your request. "
            + "Either you're using incorrect credentials or you're attempting to authenticate in a region where your bot doesn't reside.",
        .. Fields.Select(field => $"Field [{field}] can not be empty."),
    ];

    // Private, so that only the constants above can be shown.
    private ServerWords(string? known, bool hasMore) => (Known, HasMore) = (known, hasMore);

    /// <summary>One or two documented sentences; null when the response has none.</summary>
    public string? Known { get; }

    /// <summary>True when the response has more text than <see cref="Known"/> and its status.</summary>
    public bool HasMore { get; }

    /// <summary>Reads the body. If it cannot be read, the result is empty, and only the status is shown.</summary>
    public static async Task<ServerWords> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var (buffer, length) = await BoundedBody.ReadAsync(response.Content, LargestBody, cancellationToken);
            var words = length < 0 ? new ServerWords(null, hasMore: true) : Compare(buffer.AsSpan(0, length), (int)response.StatusCode);
            CryptographicOperations.ZeroMemory(buffer);
            return words;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or InvalidDataException or OperationCanceledException)
        {
            return None;
        }
    }

    private static ServerWords Compare(ReadOnlySpan<byte> body, int status)
    {
        if (body.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return None;
        }

        string? message = null;
        string? second = null;
        var hasMore = false;
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return new ServerWords(null, hasMore: true);
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var member = Find(Members, reader);
                reader.Read();
                if (member is not null && Find(Sentences, reader) is { } known)
                {
                    (message, second) = member == Members[0] ? (message ?? known, second) : (message, second ?? known);
                }
                else
                {
                    hasMore |= !(member is not null && SaysNothing(reader, status));
                }

                reader.Skip();
            }

            hasMore |= reader.Read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            hasMore = true;
        }

        return new ServerWords(message is null || second is null ? message ?? second : $"{message}: {second}", hasMore);
    }

    private static string? Find(string[] texts, in Utf8JsonReader reader)
    {
        foreach (var text in reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? texts : [])
        {
            if (reader.ValueTextEquals(text))
            {
                return text;
            }
        }

        return null;
    }

    // In the samples of the OpenAPI file, 'message' only repeats the status.
    private static bool SaysNothing(in Utf8JsonReader reader, int status) =>
        reader.TokenType == JsonTokenType.Null || Find(["", $"{status}", FailedCall.ReasonOf(status)], reader) is not null;
}
