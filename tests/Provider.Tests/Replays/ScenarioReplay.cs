using MediaProviders.Provider.Tests.Replays.Comparison;
using MediaProviders.Provider.Tests.Replays.Recorded;
using MediaProviders.Provider.Tests.Replays.Running;
using Xunit.Abstractions;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>Replays steps of a scenario and judges them.</summary>
/// <param name="tally">Counts for the summary.</param>
/// <param name="output">Takes what the plugin said to people.</param>
[Trait("Category", "Slow")]
public abstract class ScenarioReplay(ScenarioTally tally, ITestOutputHelper output) : IClassFixture<ScenarioTally>
{
    /// <summary>
    /// Replays a step. Every answer, the API afterwards and the end of every process must be as recorded, or as the table explains; and no text may hold a secret.
    /// </summary>
    protected async Task ReplayAsync(string scenario, string name)
    {
        var step = RecordedStep.Load(scenario, name);
        await using var replay = await StepReplay.PrepareAsync(step);
        var judgement = new StepJudgement(await replay.RunAsync());
        tally.Add(scenario, judgement.Calls, judgement.Explained);
        foreach (var text in judgement.Texts())
        {
            output.WriteLine(text);
        }

        string.Join('\n', judgement.Problems()).ShouldBeEmpty();
    }
}
