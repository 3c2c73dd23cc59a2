namespace MediaProviders.Emulator;

/// <summary>One media provider of a bot, as the list holds it.</summary>
/// <param name="Name">Its name, of any form.</param>
/// <param name="Type">Its type; null when the entry has none.</param>
/// <param name="Config">Its config as JSON, members in the order they came in; null when the entry has none.</param>
[JsonConverter(typeof(EntryConverter))]
public sealed record Entry(string Name, string? Type, JsonElement? Config)
{
    /// <summary>Its other members, which the documents do not have, in the order they came in. Default none.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonElement>> Others { get; init; } = [];

    /// <summary>The username; null when the entry is not of the basic kind.</summary>
    public string? Username => Text("basic", "username");

    /// <summary>The password; null when the entry is not of the basic kind.</summary>
    public string? Password => Text("basic", "password");

    /// <summary>The bearer; null when the entry is not of the bearer kind.</summary>
    public string? BearerToken => Text("bearer");

    /// <summary>An entry of the basic kind.</summary>
    public static Entry Basic(string name, string username, string password) =>
        Of(name, new JsonObject { ["basic"] = new JsonObject { ["username"] = username, ["password"] = password } });

    /// <summary>An entry of the bearer kind.</summary>
    public static Entry Bearer(string name, string bearer) => Of(name, new JsonObject { ["bearer"] = bearer });

    /// <summary>An entry of type <c>www</c> with any config, even one the API would refuse.</summary>
    public static Entry Of(string name, JsonNode config) => new(name, "www", JsonSerializer.SerializeToElement(config));

    /// <summary>Reads an entry from JSON without checking it.</summary>
    /// <exception cref="FormatException">There is no object with a name.</exception>
    public static Entry Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String)
        {
            throw new FormatException("Reading an entry failed: it is not an object with a 'name'. Give name, type and config.");
        }

        string? type = json.TryGetProperty("type", out var given) ? given.GetString() : null;
        JsonElement? config = json.TryGetProperty("config", out var value) ? value.Clone() : null;
        return new Entry(name.GetString()!, type, config) { Others = OthersOf(json) };
    }

    /// <summary>The members of an entry beside name, type and config.</summary>
    internal static IReadOnlyList<KeyValuePair<string, JsonElement>> OthersOf(JsonElement json) =>
        [.. json.EnumerateObject().Where(member => member.Name is not ("name" or "type" or "config"))
            .Select(member => KeyValuePair.Create(member.Name, member.Value.Clone()))];

    /// <summary>Writes the entry as it is kept, secrets in clear text.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        if (Type is not null)
        {
            writer.WriteString("type", Type);
        }

        if (Config is { } config)
        {
            writer.WritePropertyName("config");
            config.WriteTo(writer);
        }

        foreach (var (name, value) in Others)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>The name only: an entry never shows its credentials by accident.</summary>
    public override string ToString() => $"Entry '{Name}'";

    private string? Text(params ReadOnlySpan<string> path)
    {
        if (Config is not { } value)
        {
            return null;
        }

        foreach (string step in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(step, out value))
            {
                return null;
            }
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}

/// <summary>Reads and writes entries among other JSON.</summary>
internal sealed class EntryConverter : JsonConverter<Entry>
{
    // An entry that is null is as wrong as a number.
    public override bool HandleNull => true;

    public override Entry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Entry.Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Entry value, JsonSerializerOptions options) => value.Write(writer);
}
