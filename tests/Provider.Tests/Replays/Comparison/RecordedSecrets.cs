namespace MediaProviders.Provider.Tests.Replays;

/// <summary>Every secret that stands in a recording, marked or not.</summary>
internal static class RecordedSecrets
{
    // A secret of a letter or two is found in any text.
    private const int ShortestTold = 4;

    private static readonly HashSet<string> SecretMembers = new(StringComparer.Ordinal) { "password", "bearer", "apiToken", "SINCH_API_TOKEN" };

    /// <summary>The secrets of a step: of its requests and environments, and of the API.</summary>
    public static IReadOnlySet<string> Of(RecordedStep step) => step.Calls.Select(call => MessageText.OfTree(call.RequestJson))
        .Append(JsonNode.Parse(step.ApiBefore))
        .SelectMany(tree => In(tree, isSecret: false))
        .Concat(step.Lines.OfType<RecordedStart>().SelectMany(start => start.Environment).SelectMany(InVariable))
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> InVariable(KeyValuePair<string, string> variable) =>
        In(variable.Key == "PULUMI_CONFIG" ? JsonNode.Parse(variable.Value) : JsonValue.Create(variable.Value), SecretMembers.Contains(variable.Key));

    private static IEnumerable<string> In(JsonNode? node, bool isSecret) => node switch
    {
        JsonObject members => members
            .SelectMany(member => In(member.Value, isSecret || member.Key == MessageText.Secret || SecretMembers.Contains(member.Key))),
        JsonArray items => items.SelectMany(item => In(item, isSecret)),
        JsonValue value when isSecret && value.TryGetValue<string>(out var text) && text.Length >= ShortestTold => [text],
        _ => [],
    };
}
