using System.Text.Encodings.Web;

namespace MediaProviders.Emulator;

/// <summary>An answer before it is sent. The content type is null where there is none.</summary>
internal sealed record Answer(int Status, byte[] Body, string? ContentType, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    // Only those characters are escaped that JSON requires.
    private static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    /// <summary>An answer without a body.</summary>
    public static Answer Empty(int status) => new(status, [], null, []);

    /// <summary>A JSON answer.</summary>
    public static Answer Json(int status, object body, bool indented = false) =>
        new(status, JsonSerializer.SerializeToUtf8Bytes(body, indented ? Indented : Compact), "application/json", []);

    /// <summary>An answer with a body of JSON text.</summary>
    public static Answer JsonText(int status, string json) => new(status, Encoding.UTF8.GetBytes(json), "application/json", []);

    /// <summary>The documented error body: <c>message</c>, and a second field whose name is A1.</summary>
    public static Answer Error(int status, string message, string details, ErrorDetailField field) => Json(status, field switch
    {
        ErrorDetailField.Reason => new { message, reason = details },
        ErrorDetailField.Both => new { message, details, reason = details },
        ErrorDetailField.Title => new { title = message, reason = details },
        _ => (object)new { message, details },
    });

    /// <summary>The same answer with one more header.</summary>
    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}

/// <summary>The body of a list: <c>settings.application.media.providers</c>, as in the sample of the vendor's page.</summary>
internal static class ListBody
{
    /// <summary>A list with these entries.</summary>
    public static Answer Of(IEnumerable<Entry> entries, ListedSecrets secrets) =>
        Answer.Json(200, new { settings = new { application = new { media = new { providers = entries.Select(entry => Shown(entry, secrets)) } } } });

    /// <summary>A list without entries.</summary>
    public static Answer Empty(EmptyListForm form) => Answer.JsonText(200, form switch
    {
        EmptyListForm.EmptyObject => "{}",
        EmptyListForm.NoMedia => """{"settings":{"application":{}}}""",
        EmptyListForm.NoProviders => """{"settings":{"application":{"media":{}}}}""",
        EmptyListForm.NullProviders => """{"settings":{"application":{"media":{"providers":null}}}}""",
        EmptyListForm.NullBody => "null",
        _ => """{"settings":{"application":{"media":{"providers":[]}}}}""",
    });

    private static Entry Shown(Entry entry, ListedSecrets secrets)
    {
        if (secrets == ListedSecrets.ClearText || entry.Config is not { } config)
        {
            return entry;
        }

        var masked = config.Deserialize<JsonNode>();
        Mask(masked, secrets == ListedSecrets.Omitted ? null : new string(secrets == ListedSecrets.Asterisks ? '*' : '\u2022', 8));
        return entry with { Config = JsonSerializer.SerializeToElement(masked) };
    }

    private static void Mask(JsonNode? node, string? mask)
    {
        if (node is not JsonObject json)
        {
            return;
        }

        foreach (string member in json.Select(pair => pair.Key).ToArray())
        {
            if (member is "password" or "bearer" && mask is null)
            {
                json.Remove(member);
            }
            else if (member is "password" or "bearer")
            {
                json[member] = mask;
            }
            else
            {
                Mask(json[member], mask);
            }
        }
    }
}
