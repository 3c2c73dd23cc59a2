namespace MediaProviders.Provider.Tests.Replays;

/// <summary>
/// Answers in the form in which two providers of one contract can be compared. Left out are the texts for people; the content of the schema, which has tests
/// of its own; and the random part of a name that the provider made up, of which only the shape is compared.
/// </summary>
internal static partial class ComparableAnswer
{
    /// <summary>What the recording has.</summary>
    public static JsonObject OfRecorded(RecordedCall call) => call.Error is { } error
        ? Failure((string)error["code"]!, ErrorDetail.OfRecorded(error))
        : Success(call, call.Responses.Count > 0 ? ContractMethod.Read(call.Method, call.Responses) : call.Method == "List" ? new JsonArray() : Schema());

    /// <summary>What the plugin said.</summary>
    public static JsonObject Of(RecordedCall call, Answer answer) => answer.Status == "OK"
        ? Success(call, call.Method == "GetSchema" && SchemaName(answer.Content) == "mediaproviders" ? Schema() : answer.Content)
        : Failure(answer.Status, answer.Content);

    private static JsonObject Schema() => new() { ["schema"] = "(the package schema)" };

    private static string? SchemaName(JsonNode content) => (string?)JsonNode.Parse((string)content["schema"]!)!["name"];

    private static JsonObject Failure(string code, JsonNode detail) => new() { ["status"] = code, ["detail"] = ErrorDetail.Comparable(detail) };

    private static JsonObject Success(RecordedCall call, JsonNode content)
    {
        var answer = content.DeepClone();
        if (answer is JsonObject members)
        {
            KeepProperties(members);
            Sort(members, "replaces");
            Sort(members, "diffs");
            Sort(members, "stables");
            if (call.Method == "Check" && IsGenerated(call.RequestJson) && members["inputs"]?["name"] is JsonValue name)
            {
                members["inputs"]!["name"] = RandomPart().Replace((string)name!, "-(7 letters)");
            }
        }

        return new JsonObject { ["status"] = "OK", ["answer"] = answer };
    }

    // The wording is free; which property a failure names decides what the engine prints.
    private static void KeepProperties(JsonObject answer)
    {
        if (answer["failures"] is JsonArray failures)
        {
            answer["failures"] = new JsonArray(
                [.. failures.Select(failure => (string)failure!["property"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Select(property => (JsonNode)property)]);
        }
    }

    private static void Sort(JsonObject answer, string member)
    {
        if (answer[member] is JsonArray items)
        {
            answer[member] = new JsonArray([.. items.Select(item => (string)item!).Order(StringComparer.Ordinal).Select(item => (JsonNode)item)]);
        }
    }

    private static bool IsGenerated(JsonObject check) => check["news"]?["name"] is null && check["olds"]?["name"] is null && check["autonaming"] is null;

    [GeneratedRegex("-[A-Za-z]{7}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RandomPart();
}
