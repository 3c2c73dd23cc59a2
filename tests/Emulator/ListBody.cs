namespace MediaProviders.Emulator;

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
