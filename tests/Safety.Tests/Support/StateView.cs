namespace MediaProviders.Safety.Tests.Support;

/// <summary>The media providers of a state.</summary>
/// <param name="Resources">Every one, also those that wait for their delete.</param>
internal sealed record StateView(IReadOnlyList<StateView.Resource> Resources)
{
    /// <summary>Those that do not wait for their delete.</summary>
    public IEnumerable<Resource> Live => Resources.Where(resource => !resource.Delete);

    /// <summary>Reads an export with secrets in clear.</summary>
    public static StateView Read(string export)
    {
        var all = JsonNode.Parse(export)!["deployment"]!["resources"]!.AsArray().OfType<JsonObject>().ToList();
        var services = all.Where(r => ((string)r["type"]!).StartsWith("pulumi:providers:", StringComparison.Ordinal))
            .ToDictionary(r => $"{(string)r["urn"]!}::{(string)r["id"]!}", r => (string?)r["inputs"]?["endpoint"] ?? "", StringComparer.Ordinal);
        return new StateView([
            .. all.Where(r => ((string)r["type"]!).EndsWith(":WhatsAppMediaProvider", StringComparison.Ordinal)).Select(r => new Resource(
                (string)r["urn"]!,
                (string?)r["id"] ?? "",
                (bool?)r["delete"] ?? false,
                (bool?)r["external"] ?? false,
                r["initErrors"] is JsonArray { Count: > 0 },
                (bool?)r["retainOnDelete"] ?? false,
                ProviderNameOf((string?)r["provider"] ?? ""),
                services.GetValueOrDefault((string?)r["provider"] ?? "", ""),
                Clear(r["outputs"]) as JsonObject ?? []))]);
    }

    private static string ProviderNameOf(string reference) => reference.Split("::") is [.., var name, _] ? name : "";

    // A secret is an object with the JSON text of its value under "plaintext".
    private static JsonNode? Clear(JsonNode? node) => node switch
    {
        JsonObject map when map.ContainsKey("plaintext") => Clear(JsonNode.Parse((string)map["plaintext"]!)),
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Clear(member.Value)))),
        _ => node?.DeepClone(),
    };

    /// <summary>One media provider.</summary>
    /// <param name="Delete">True when it waits for its delete.</param>
    /// <param name="External">True when it is only read.</param>
    /// <param name="IsUnfinished">True when its last operation was only half done.</param>
    /// <param name="Retains">True when its entry stays when it goes.</param>
    /// <param name="ProviderName">What the program calls its provider.</param>
    /// <param name="Endpoint">The endpoint of its provider.</param>
    /// <param name="Outputs">Its outputs in clear.</param>
    internal sealed record Resource(
        string Urn, string Id, bool Delete, bool External, bool IsUnfinished, bool Retains, string ProviderName, string Endpoint, JsonObject Outputs)
    {
        /// <summary>What the program calls it.</summary>
        public string ProgramName => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

        /// <summary>The bot.</summary>
        public string BotId => (string?)Outputs["botId"] ?? Id[..Id.IndexOf('/', StringComparison.Ordinal)];

        /// <summary>The entry's name.</summary>
        public string Name => (string?)Outputs["name"] ?? Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

        /// <summary>The password or bearer, null when the state has none.</summary>
        public string? Secret => (string?)Outputs["config"]?["basic"]?["password"] ?? (string?)Outputs["config"]?["bearer"];

        /// <summary>The username, null for a bearer.</summary>
        public string? Username => (string?)Outputs["config"]?["basic"]?["username"];
    }
}
