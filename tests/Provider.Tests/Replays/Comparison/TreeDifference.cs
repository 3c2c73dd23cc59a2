namespace MediaProviders.Provider.Tests.Replays;

/// <summary>A place where two answers differ.</summary>
/// <param name="Path">Where, such as <c>inputs.config.bearer</c>.</param>
/// <param name="Recorded">What the recording has there; null when it has nothing.</param>
/// <param name="Ours">What the plugin said there; null when it said nothing.</param>
internal sealed record TreeDifference(string Path, string? Recorded, string? Ours)
{
    public override string ToString() => $"{Path}: recorded {Recorded ?? "nothing"}, ours {Ours ?? "nothing"}";

    /// <summary>Compares two trees as values: the order of members has no meaning, that of items has.</summary>
    public static IEnumerable<TreeDifference> Between(JsonNode? recorded, JsonNode? ours, string path = "") => (recorded, ours) switch
    {
        (JsonObject left, JsonObject right) => left.Select(member => member.Key).Union(right.Select(member => member.Key), StringComparer.Ordinal)
            .SelectMany(key => BetweenMembers(left, right, key, path.Length == 0 ? key : $"{path}.{key}")),
        (JsonArray left, JsonArray right) when left.Count == right.Count =>
            left.Zip(right).SelectMany((pair, i) => Between(pair.First, pair.Second, $"{path}[{i}]")),
        _ when JsonNode.DeepEquals(recorded, ours) => [],
        _ => [new TreeDifference(path, Text(recorded), Text(ours))],
    };

    private static IEnumerable<TreeDifference> BetweenMembers(JsonObject left, JsonObject right, string key, string path) =>
        (left.ContainsKey(key), right.ContainsKey(key)) switch
    {
        (true, false) => [new TreeDifference(path, Text(left[key]), null)],
        (false, true) => [new TreeDifference(path, null, Text(right[key]))],
        _ => Between(left[key], right[key], path),
    };

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
