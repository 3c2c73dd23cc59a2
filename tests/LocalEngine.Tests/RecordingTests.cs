using MediaProviders.LocalEngine.Tests.Comparison;
using MediaProviders.LocalEngine.Tests.Recorded;
using Xunit.Abstractions;

namespace MediaProviders.LocalEngine.Tests;

/// <summary>Every recorded command, run by this engine from the recorded state against plugins that answer as recorded.</summary>
public sealed class RecordingTests(ITestOutputHelper output)
{
    private static readonly string[] Scenarios =
    [
        "lifecycle", "refresh", "import-command", "import-option", "preview-unknowns", "unknown-config", "rename-in-code", "explicit-provider", "provider-move",
        "same-id-replacements", "failures", "options", "token-rotation", "functions", "autonaming", "big", "run-program", "check-failure-shows-value", "naive/same-id-replacements",
    ];

    public static TheoryData<string, string> Steps()
    {
        var data = new TheoryData<string, string>();
        foreach (var scenario in Scenarios)
        {
            foreach (var step in RecordedStep.StepNames(scenario))
            {
                data.Add(scenario, step);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Run_RecordedCommand_MakesTheRecordedCallsAndState(string scenario, string name)
    {
        var step = RecordedStep.Load(scenario, name);
        var run = await RecordedCommand.RunAsync(step);
        var calls = new CallComparison(step);
        List<string> differences =
        [
            .. calls.Compare(run.Result),
            .. StateComparison.Compare(step.StateAfter, run.State, step.StateBefore),
            .. SummaryComparison.Compare(step, run.Result),
            .. run.Missed,
        ];
        output.WriteLine($"{scenario}/{name}: {calls.Calls} calls compared, {calls.OrderedPairs} ordered pairs, {differences.Count} differences");
        differences.ShouldBeEmpty(string.Join('\n', differences) + "\n" + string.Join('\n', run.Result.Diagnostics.Select(diagnostic => $"{diagnostic.Severity} {diagnostic.Urn}: {diagnostic.Text}")));
        run.Result.Succeeded.ShouldBe(step.Succeeded);
    }
}
