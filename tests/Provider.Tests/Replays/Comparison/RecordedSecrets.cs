using MediaProviders.Provider.Tests.Replays.Recorded;

namespace MediaProviders.Provider.Tests.Replays.Comparison;

/// <summary>Every secret that stands in a recording, marked or not.</summary>
internal static class RecordedSecrets
{
    // A secret of a letter or two is found in any text.
    private const int ShortestTold = 4;

    private static readonly HashSet<string> SecretMembers = new(StringComparer.Ordinal) { "password", "bearer", "apiToken", "SINCH_API_TOKEN" };

    /// <summary>The secrets of a step: of its requests and environments, and of the API.</summary>
    public static IReadOnlySet<string> Of(RecordedStep step)
    {
        var secrets = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in step.Calls)
        {
            Collect(MessageText.OfTree(call.RequestJson), isSecret: false, secrets);
        }

        foreach (var (name, value) in step.Lines.OfType<RecordedStart>().SelectMany(start => start.Environment))
        {
            Collect(name == "PULUMI_CONFIG" ? JsonNode.Parse(value) : JsonValue.Create(value), SecretMembers.Contains(name), secrets);
        }

        Collect(JsonNode.Parse(step.ApiBefore), isSecret: false, secrets);
        return secrets;
    }

    private static void Collect(JsonNode? node, bool isSecret, HashSet<string> secrets)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Collect(value, isSecret || name == MessageText.Secret || SecretMembers.Contains(name), secrets);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Collect(item, isSecret, secrets);
                }

                break;
            case JsonValue value when isSecret && value.TryGetValue<string>(out var text) && text.Length >= ShortestTold:
                secrets.Add(text);
                break;
        }
    }
}
