using System.Text;
using System.Text.Json.Nodes;
using MediaProviders.Provider.Tests.Replays.Comparison;
using MediaProviders.Provider.Tests.Replays.Recorded;
using MediaProviders.Provider.Tests.Replays.Running;
using Xunit.Abstractions;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>Replays steps of a scenario and judges them.</summary>
/// <param name="tally">Counts for the summary.</param>
/// <param name="output">Where each difference is told.</param>
public abstract class ScenarioReplay(ScenarioTally tally, ITestOutputHelper output) : IClassFixture<ScenarioTally>
{
    /// <summary>Replays a step; every answer, the API afterwards and the end of every process must be as recorded, or as the table explains.</summary>
    protected async Task ReplayAsync(string scenario, string name)
    {
        var step = RecordedStep.Load(scenario, name);
        await using var replay = await StepReplay.PrepareAsync(step);
        var (answers, ends) = await replay.RunAsync();
        var differences = step.Calls.SelectMany(call => TreeDifference.Between(ComparableAnswer.OfRecorded(call), ComparableAnswer.Of(call, answers[call])).Select(difference => (Call: call.Key, Difference: difference)))
            .Concat(TreeDifference.Between(ApiText.Of(step.ApiAfter), ApiText.Of(replay.Api.Export())).Select(difference => (Call: "API", Difference: difference)))
            .ToList();
        var told = differences.Select(found => $"{found.Call} {found.Difference}").ToList();
        told.ForEach(output.WriteLine);
        foreach (var log in replay.Logged)
        {
            output.WriteLine($"LOG {log.Severity} {(log.Ephemeral ? "(ephemeral) " : "")}{log.Urn} {log.Message}");
        }

        foreach (var (call, answer) in answers.Where(a => a.Value.Status != "OK"))
        {
            output.WriteLine($"ERR {call.Key} {answer.Message}");
        }

        var explained = ExplainedDifference.All.Where(entry => entry.Step == $"{scenario}/{name}").ToList();
        tally.Add(scenario, answers.Count, explained.Count);
        var problems = new StringBuilder();
        foreach (var (call, difference) in differences.Where(found => !explained.Exists(entry => entry.Explains(found.Call, found.Difference))))
        {
            problems.AppendLine($"{call} {difference}");
        }

        foreach (var unused in explained.Where(entry => !differences.Exists(found => entry.Explains(found.Call, found.Difference))))
        {
            problems.AppendLine($"{unused.Call} {unused.Path}: explained, but there is no such difference");
        }

        foreach (var (process, end) in ends.Where(end => end.Value != new PluginEnd(0, "", "")))
        {
            problems.AppendLine($"process {process} ended with {end.ExitCode}, further output '{end.Output}', errors '{end.Errors}'");
        }

        var texts = replay.Logged.Select(log => log.Message).Concat(answers.Values.Select(answer => answer.Message)).Concat(ends.Values.Select(end => end.Output + end.Errors)).Concat(FailureTexts(answers.Values)).ToList();
        foreach (var text in texts.Where(text => RecordedSecrets.Of(step).Any(secret => text.Contains(secret, StringComparison.Ordinal))))
        {
            problems.AppendLine($"a secret stands in the text '{text}'");
        }

        problems.ToString().ShouldBeEmpty();
    }

    private static IEnumerable<string> FailureTexts(IEnumerable<Answer> answers) => answers
        .SelectMany(answer => (answer.Content as JsonObject)?["failures"] as JsonArray ?? [])
        .Select(failure => (string)failure!["property"]! + " " + (string)failure["reason"]!);
}
