namespace MediaProviders.Provider.Tests.Replays.Comparison;

/// <summary>The API's entries as comparable JSON: bot, name, entry. A bot without entries is as good as none.</summary>
internal static class ApiText
{
    public static JsonObject Of(string snapshot) => new(JsonNode.Parse(snapshot)!["bots"]!.AsObject()
        .Where(bot => bot.Value!.AsArray().Count > 0)
        .Select(bot => KeyValuePair.Create(bot.Key, (JsonNode?)ByName(bot.Value!.AsArray()))));

    private static JsonObject ByName(JsonArray entries) =>
        new(entries.Select(entry => KeyValuePair.Create((string)entry!["name"]!, (JsonNode?)entry.DeepClone())));
}
