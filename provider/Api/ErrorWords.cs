using System.Text.Json;

namespace MediaProviders.Api;

/// <summary>
/// Reads what a server says about an error. The vendor documents a JSON object whose <c>message</c> is the general text; the second text is called
/// <c>details</c> in its introduction and <c>reason</c> in its OpenAPI file, whose 2019 edition also has <c>title</c>.
/// </summary>
internal static class ErrorWords
{
    private static readonly string[] SecondFields = ["details", "reason", "title"];

    /// <summary>The words, not yet made safe; null when the body is no such object or says nothing.</summary>
    public static string? Read(ReadOnlySpan<byte> json, int status)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = EntryField.TextAt(reader) ?? "";
                reader.Read();
                texts[name] = EntryField.TextAt(reader)?.Trim() ?? "";
                reader.Skip();
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }

        var message = texts.GetValueOrDefault("message", "");
        var second = Array.Find(SecondFields, field => texts.GetValueOrDefault(field, "").Length > 0) is { } found ? texts[found] : "";

        // The OpenAPI file's samples say no more in 'message' than the status.
        return (message == status.ToString() ? "" : message, second) switch
        {
            ("", "") => null,
            ("", _) => second,
            (_, "") => message,
            _ => $"{message}: {second}",
        };
    }
}
