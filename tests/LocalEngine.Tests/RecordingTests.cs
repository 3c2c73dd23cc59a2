using MediaProviders.LocalEngine.Tests.Comparison;
using Xunit.Abstractions;

namespace MediaProviders.LocalEngine.Tests;

/// <summary>Every recorded command, run by this engine from the recorded state against plugins that answer as recorded.</summary>
public sealed class RecordingTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("lifecycle")]
    [InlineData("refresh")]
    [InlineData("import-command")]
    [InlineData("import-option")]
    [InlineData("preview-unknowns")]
    [InlineData("unknown-config")]
    [InlineData("rename-in-code")]
    [InlineData("explicit-provider")]
    [InlineData("provider-move")]
    [InlineData("same-id-replacements")]
    [InlineData("do-stateless")]
    [InlineData("3.260/lifecycle")]
    [InlineData("3.260/naive/same-id-replacements")]
    [InlineData("failures")]
    [InlineData("options")]
    [InlineData("token-rotation")]
    [InlineData("functions")]
    [InlineData("autonaming")]
    [InlineData("big")]
    [InlineData("run-program")]
    [InlineData("check-failure-shows-value")]
    public async Task Run_RecordedScenario_MakesTheRecordedCallsAndState(string scenario)
    {
        var explained = new ExplainedDifferences();
        var differences = new List<string>();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scenario,-42} {"calls",7} {"ordered pairs",15} {"differences",13}"));
        foreach (var name in RecordedStep.StepNames(scenario))
        {
            var found = await CompareAsync(RecordedStep.Load(scenario, name), explained);
            differences.AddRange(found.Select(difference => $"{name}: {difference}"));
        }

        output.WriteLine("explained:");
        foreach (var line in explained.Lines())
        {
            output.WriteLine(line);
        }

        differences.ShouldBeEmpty(string.Join('\n', differences));
    }

    private async Task<List<string>> CompareAsync(RecordedStep step, ExplainedDifferences explained)
    {
        var run = await RecordedCommand.RunAsync(step);
        var calls = new CallComparison(step, explained);
        List<string> differences =
        [
            .. calls.Compare(run.Result),
            .. StateComparison.Compare(step.StateAfter, run.State, step.StateBefore, explained),
            .. SummaryComparison.Compare(step, run.Result),
            .. run.Missed,
        ];
        if (run.Result.Succeeded != step.Succeeded)
        {
            differences.Add($"succeeded: {run.Result.Succeeded}; {string.Join("; ", run.Result.Diagnostics.Select(diagnostic => diagnostic.Text))}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step.Name,-40} {calls.Calls,7} {calls.OrderedPairs,15} {differences.Count,13}"));
        return differences;
    }
}
