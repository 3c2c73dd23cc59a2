using System.Text.RegularExpressions;

namespace MediaProviders.Emulator;

/// <summary>Checks the body of a POST against the documented rules and the settings, and turns it into an entry.</summary>
internal static partial class ProviderBody
{
    private static readonly string[] TopMembers = ["name", "type", "config"];
    private static readonly string[] ConfigMembers = ["basic", "bearer"];
    private static readonly string[] BasicMembers = ["username", "password"];

    /// <summary>Reads a body.</summary>
    /// <exception cref="FormatException">The API answers 400; the message is the second field of its answer.</exception>
    public static Entry Read(byte[] body, EmulatorSettings settings)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var entry = Read(json.RootElement, settings);
            return settings.StoredTexts switch
            {
                StoredTexts.TrimmedUsernames when entry.Username is { } username => Renamed(entry, username.Trim()),
                StoredTexts.LowerCaseUsernames when entry.Username is { } username => Renamed(entry, username.ToLowerInvariant()),
                StoredTexts.LowerCaseNames => entry with { Name = entry.Name.ToLowerInvariant() },
                _ => entry,
            };
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new FormatException("The body is not JSON.", malformed);
        }
    }

    private static Entry Renamed(Entry entry, string username)
    {
        var config = entry.Config!.Value.Deserialize<JsonNode>()!;
        config["basic"]!["username"] = username;
        return entry with { Config = JsonSerializer.SerializeToElement(config) };
    }

    private static Entry Read(JsonElement json, EmulatorSettings settings)
    {
        Demand(json.ValueKind == JsonValueKind.Object, "The body is not a JSON object.");
        RefuseUnknown(json, "", TopMembers, settings);
        string? name = Text(json, "name", "name");
        Demand(!string.IsNullOrEmpty(name), "Field [name] can not be empty.");
        Demand(NameFits(name!, settings.NameRule), "Field [name] is not valid.");

        string? type = Text(json, "type", "type");
        Demand(type is not null || settings.MissingTypeOrConfig == Verdict.Accept, "Field [type] can not be empty.");
        Demand(type is null or "www" || settings.UnknownType == Verdict.Accept, "Field [type] is not valid.");

        bool all = settings.StoredMembers == StoredMembers.All;
        var entry = new Entry(name!, type, null) { Others = all ? Entry.OthersOf(json) : [] };
        if (Member(json, "config") is not { } config)
        {
            Demand(settings.MissingTypeOrConfig == Verdict.Accept, "Field [config] can not be empty.");
            return entry;
        }

        var read = ReadConfig(name!, config, settings);
        return entry with { Config = all ? config.Clone() : read };
    }

    private static JsonElement? ReadConfig(string name, JsonElement config, EmulatorSettings settings)
    {
        Demand(config.ValueKind == JsonValueKind.Object, "Field [config] is not an object.");
        bool odd = settings.OddConfig == Verdict.Accept;
        RefuseUnknown(config, "config.", odd ? [.. ConfigMembers, .. BasicMembers] : ConfigMembers, settings);

        var kinds = config.EnumerateObject()
            .Where(member => ConfigMembers.Contains(member.Name) && member.Value.ValueKind != JsonValueKind.Null)
            .Select(member => member.Name).Distinct(StringComparer.Ordinal).ToArray();
        Demand(kinds.Length == 1 || odd, "Field [config] must have either [basic] or [bearer].");

        if (kinds is ["bearer", ..])
        {
            return Entry.Bearer(name, Secret(config, "bearer", "config.bearer", settings)).Config;
        }

        bool flat = kinds.Length == 0 && BasicMembers.Any(member => Member(config, member) is not null);
        if (kinds.Length == 0 && !flat)
        {
            return Entry.Of(name, new JsonObject()).Config;
        }

        var basic = flat ? config : Member(config, "basic")!.Value;
        Demand(basic.ValueKind == JsonValueKind.Object, "Field [config.basic] is not an object.");
        if (!flat)
        {
            RefuseUnknown(basic, "config.basic.", BasicMembers, settings);
        }

        return Entry.Basic(
            name,
            Secret(basic, "username", "config.basic.username", settings),
            Secret(basic, "password", "config.basic.password", settings)).Config;
    }

    private static string Secret(JsonElement json, string member, string path, EmulatorSettings settings)
    {
        string? value = Text(json, member, path);
        Demand(value is not null, $"Field [{path}] can not be empty.");
        Demand(value!.Length > 0 || settings.EmptySecret == Verdict.Accept, $"Field [{path}] can not be empty.");
        return value;
    }

    private static string? Text(JsonElement json, string member, string path)
    {
        if (Member(json, member) is not { } value)
        {
            return null;
        }

        Demand(value.ValueKind == JsonValueKind.String, $"Field [{path}] is not a string.");
        return value.GetString();
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static void RefuseUnknown(JsonElement json, string path, string[] known, EmulatorSettings settings)
    {
        if (settings.UnknownFields == Verdict.Refuse
            && json.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new FormatException($"Field [{path}{unknown}] is not known.");
        }
    }

    private static bool NameFits(string name, NameRule rule) => rule switch
    {
        NameRule.Letters => Letters().IsMatch(name),
        NameRule.LettersAndDigits => LettersAndDigits().IsMatch(name),
        _ => true,
    };

    private static void Demand(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new FormatException(otherwise);
        }
    }

    [GeneratedRegex(@"\A[A-Za-z_-]{1,200}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,200}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LettersAndDigits();
}
