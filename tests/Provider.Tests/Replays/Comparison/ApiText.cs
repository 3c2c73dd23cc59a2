namespace MediaProviders.Provider.Tests.Replays.Comparison;

/// <summary>The API's entries as comparable JSON: bot, name, entry. A bot without entries is as good as none.</summary>
internal static class ApiText
{
    public static JsonObject Of(string snapshot)
    {
        var bots = new JsonObject();
        foreach (var (bot, entries) in JsonNode.Parse(snapshot)!["bots"]!.AsObject().Where(bot => bot.Value!.AsArray().Count > 0))
        {
            bots[bot] = new JsonObject(entries!.AsArray().Select(entry => KeyValuePair.Create((string)entry!["name"]!, (JsonNode?)entry.DeepClone())));
        }

        return bots;
    }
}
