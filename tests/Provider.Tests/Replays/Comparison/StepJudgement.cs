namespace MediaProviders.Provider.Tests.Replays;

/// <summary>Holds a replayed step against its recording.</summary>
internal sealed class StepJudgement
{
    private readonly ReplayedStep _replayed;
    private readonly List<(string Call, TreeDifference Difference)> _differences;
    private readonly List<ExplainedDifference> _explained;

    public StepJudgement(ReplayedStep replayed)
    {
        _replayed = replayed;
        _differences = [.. replayed.Step.Calls.SelectMany(DifferencesOf), .. DifferencesOfApi()];
        _explained = [.. ExplainedDifference.All.Where(entry => entry.Step == $"{replayed.Step.Scenario}/{replayed.Step.Name}")];
    }

    /// <summary>How many calls were compared.</summary>
    public int Calls => _replayed.Answers.Count;

    /// <summary>How many differences the table explains.</summary>
    public int Explained => _explained.Count;

    /// <summary>Everything that is not as it has to be, a line each.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. _differences.Where(found => !_explained.Exists(entry => entry.Explains(found.Call, found.Difference)))
            .Select(found => $"{found.Call} {found.Difference}"),
        .. _explained.Where(entry => !_differences.Exists(found => entry.Explains(found.Call, found.Difference)))
            .Select(entry => $"{entry.Call} {entry.Path}: explained, but there is no such difference"),
        .. _replayed.Ends.Where(end => end.Value != ProgramRun.Clean)
            .Select(end => $"process {end.Key} ended with {end.Value.Code}; further output '{end.Value.Output}'; errors '{end.Value.Errors}'"),
        .. LeakedSecrets(),
    ];

    /// <summary>What the plugin said to people, for the one who looks into a problem.</summary>
    public IEnumerable<string> Texts() =>
    [
        .. _replayed.Answers.Where(answer => answer.Value.Message.Length > 0).Select(answer => $"{answer.Key.Key}: {answer.Value.Message}"),
        .. _replayed.Answers.SelectMany(
            answer => Failures(answer.Value).Select(failure => $"{answer.Key.Key}: '{(string?)failure["property"]}' {(string?)failure["reason"]}")),
        .. _replayed.Answers.SelectMany(answer => Reasons(answer.Value).Select(reason => $"{answer.Key.Key}: {reason}")),
        .. _replayed.Logged.Select(log => $"log: {log.Severity} {log.Message}"),
        .. _replayed.Ends.Select(end => end.Value.Output + end.Value.Errors),
    ];

    private IEnumerable<(string Call, TreeDifference Difference)> DifferencesOf(RecordedCall call) =>
        TreeDifference.Between(ComparableAnswer.OfRecorded(call), ComparableAnswer.Of(call, _replayed.Answers[call]))
            .Select(difference => (call.Key, difference));

    private IEnumerable<(string Call, TreeDifference Difference)> DifferencesOfApi() =>
        TreeDifference.Between(EntriesOf(_replayed.Step.ApiAfter), EntriesOf(_replayed.ApiAfter)).Select(difference => ("API", difference));

    // By bot and name. A bot without entries is as good as none.
    private static JsonObject EntriesOf(string snapshot) => new(JsonNode.Parse(snapshot)!["bots"]!.AsObject()
        .Where(bot => bot.Value!.AsArray().Count > 0)
        .Select(bot => KeyValuePair.Create(bot.Key, (JsonNode?)ByName(bot.Value!.AsArray()))));

    private static JsonObject ByName(JsonArray entries) =>
        new(entries.Select(entry => KeyValuePair.Create((string)entry!["name"]!, (JsonNode?)entry.DeepClone())));

    private IEnumerable<string> LeakedSecrets()
    {
        var secrets = RecordedSecrets.Of(_replayed.Step);
        return Texts().Where(text => secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)))
            .Select(text => $"a secret stands in the text '{text}'");
    }

    private static IEnumerable<JsonNode> Failures(Answer answer) =>
        ((answer.Content as JsonObject)?["failures"] as JsonArray ?? []).Select(failure => failure!);

    private static IEnumerable<string> Reasons(Answer answer) => (answer.Content as JsonObject ?? []).Select(detail => detail.Value).OfType<JsonObject>()
        .SelectMany(detail => detail["reasons"] as JsonArray ?? detail["missingKeys"] as JsonArray ?? []).Select(reason => reason!.ToJsonString());
}
