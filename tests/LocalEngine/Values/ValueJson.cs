namespace MediaProviders.LocalEngine.Values;

/// <summary>Values to and from JSON, as stack state and stack outputs hold them. How a secret is written is the caller's choice.</summary>
internal static class ValueJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value; <paramref name="secret"/> says what stands for a secret, given its JSON text in clear.</summary>
    public static JsonNode? Write(Value value, Func<string, JsonNode?> secret) => value switch
    {
        BoolValue flag => JsonValue.Create(flag.Flag),
        NumberValue number => JsonValue.Create(number.Number),
        TextValue text => JsonValue.Create(text.Text),
        UnknownValue unknown => JsonValue.Create(unknown.Sentinel),
        ListValue list => new JsonArray([.. list.Items.Select(item => Write(item, secret))]),
        ObjectValue map => new JsonObject(
            map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Write(entry.Value, secret)))),
        SecretValue marked => secret(PlainText(marked.Inner)),
        _ => null,
    };

    /// <summary>The JSON text of a value, secrets in clear and without a mark.</summary>
    public static string PlainText(Value value) => Write(value.Plain(), _ => null)?.ToJsonString(Relaxed) ?? "null";

    /// <summary>The text of a value for people and for text interpolation: text as it is, everything else as JSON.</summary>
    public static string DisplayText(Value value) => value.Plain() is TextValue text ? text.Text : PlainText(value);

    public static Value Parse(string json) => Read(JsonNode.Parse(json), _ => null);

    /// <summary>
    /// Reads a value; <paramref name="secret"/> gives the JSON text in clear of an object that stands for a secret, or null when it stands for none.
    /// </summary>
    public static Value Read(JsonNode? node, Func<JsonObject, string?> secret)
    {
        switch (node)
        {
            case null:
                return NullValue.Instance;
            case JsonArray list:
                return new ListValue([.. list.Select(item => Read(item, secret))]);
            case JsonObject map:
                return secret(map) is { } clear
                    ? new SecretValue(Parse(clear))
                    : new ObjectValue(map.Select(entry => KeyValuePair.Create(entry.Key, Read(entry.Value, secret))));
            default:
                return ReadScalar(node.GetValue<JsonElement>());
        }
    }

    private static Value ReadScalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => new BoolValue(true),
        JsonValueKind.False => new BoolValue(false),
        JsonValueKind.Number => new NumberValue(element.GetDouble()),
        JsonValueKind.String when UnknownValue.Sentinels.Contains(element.GetString()!) => new UnknownValue(element.GetString()!),
        JsonValueKind.String => new TextValue(element.GetString()!),
        _ => NullValue.Instance,
    };
}
