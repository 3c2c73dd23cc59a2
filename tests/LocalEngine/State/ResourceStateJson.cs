using System.Globalization;
using System.Text.Json.Nodes;
using MediaProviders.LocalEngine.Values;

namespace MediaProviders.LocalEngine.State;

/// <summary>One resource of an export. Empty things are left out, as Pulumi leaves them out.</summary>
internal static class ResourceStateJson
{
    public static JsonObject Write(ResourceState state, Func<string, JsonNode?> secret)
    {
        var json = new JsonObject { ["urn"] = state.Urn, ["custom"] = state.Custom };
        Put(json, "delete", state.Delete);
        Put(json, "id", state.Id);
        json["type"] = state.Type;
        Put(json, "inputs", state.Inputs, secret);
        Put(json, "outputs", state.Outputs, secret);
        Put(json, "parent", state.Parent);
        Put(json, "protect", state.Protect);
        Put(json, "external", state.External);
        Put(json, "dependencies", state.Dependencies);
        Put(json, "initErrors", state.InitErrors);
        Put(json, "provider", state.Provider);
        if (state.PropertyDependencies is { Count: > 0 } properties)
        {
            json["propertyDependencies"] = new JsonObject(properties.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Texts(entry.Value))));
        }

        Put(json, "additionalSecretOutputs", state.AdditionalSecretOutputs);
        if (state.Timeouts != OperationTimeouts.None)
        {
            json["customTimeouts"] = WriteTimeouts(state.Timeouts);
        }

        Put(json, "importID", state.ImportId);
        Put(json, "retainOnDelete", state.RetainOnDelete);
        Put(json, "deletedWith", state.DeletedWith);
        Put(json, "created", state.Created?.ToString("O", CultureInfo.InvariantCulture));
        Put(json, "modified", state.Modified?.ToString("O", CultureInfo.InvariantCulture));
        Put(json, "ignoreChanges", state.IgnoreChanges);
        Put(json, "hideDiff", state.HideDiff);
        Put(json, "replaceOnChanges", state.ReplaceOnChanges);
        return json;
    }

    public static ResourceState Read(JsonObject json, Func<JsonObject, string?> secret) => new()
    {
        Urn = (string)json["urn"]!,
        Type = (string)json["type"]!,
        Custom = Flag(json, "custom"),
        Delete = Flag(json, "delete"),
        Id = (string?)json["id"] ?? string.Empty,
        Inputs = Properties(json["inputs"], secret),
        Outputs = Properties(json["outputs"], secret),
        Parent = (string?)json["parent"],
        Protect = Flag(json, "protect"),
        External = Flag(json, "external"),
        Dependencies = Texts(json["dependencies"]),
        InitErrors = Texts(json["initErrors"]),
        Provider = (string?)json["provider"],
        PropertyDependencies = (json["propertyDependencies"] as JsonObject)?.ToDictionary(entry => entry.Key, entry => Texts(entry.Value), StringComparer.Ordinal),
        AdditionalSecretOutputs = Texts(json["additionalSecretOutputs"]),
        Timeouts = ReadTimeouts(json["customTimeouts"]),
        ImportId = (string?)json["importID"],
        RetainOnDelete = Flag(json, "retainOnDelete"),
        DeletedWith = (string?)json["deletedWith"],
        Created = Time(json["created"]),
        Modified = Time(json["modified"]),
        IgnoreChanges = Texts(json["ignoreChanges"]),
        HideDiff = Texts(json["hideDiff"]),
        ReplaceOnChanges = Texts(json["replaceOnChanges"]),
    };

    private static JsonObject WriteTimeouts(OperationTimeouts timeouts)
    {
        var json = new JsonObject();
        foreach (var (key, seconds) in new[] { ("create", timeouts.Create), ("update", timeouts.Update), ("delete", timeouts.Delete), ("read", timeouts.Read) })
        {
            if (seconds > 0)
            {
                json[key] = seconds;
            }
        }

        return json;
    }

    private static OperationTimeouts ReadTimeouts(JsonNode? json) => json is null
        ? OperationTimeouts.None
        : new OperationTimeouts((double?)json["create"] ?? 0, (double?)json["update"] ?? 0, (double?)json["delete"] ?? 0, (double?)json["read"] ?? 0);

    private static void Put(JsonObject json, string key, ObjectValue properties, Func<string, JsonNode?> secret)
    {
        if (properties.Entries.Count > 0)
        {
            json[key] = ValueJson.Write(properties, secret);
        }
    }

    private static void Put(JsonObject json, string key, bool flag)
    {
        if (flag)
        {
            json[key] = true;
        }
    }

    private static void Put(JsonObject json, string key, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json[key] = text;
        }
    }

    private static void Put(JsonObject json, string key, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            json[key] = Texts(texts);
        }
    }

    private static JsonArray Texts(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    private static IReadOnlyList<string> Texts(JsonNode? json) => json is JsonArray list ? [.. list.Select(item => (string)item!)] : [];

    private static bool Flag(JsonObject json, string key) => (bool?)json[key] ?? false;

    private static DateTimeOffset? Time(JsonNode? json) => (string?)json is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static ObjectValue Properties(JsonNode? json, Func<JsonObject, string?> secret) => ValueJson.Read(json, secret) as ObjectValue ?? ObjectValue.Empty;
}
