using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>Replays steps of a scenario and judges them.</summary>
/// <param name="tally">Counts for the summary.</param>
/// <param name="output">Takes what the plugin said to people.</param>
[Trait("Category", "Slow")]
public abstract class ScenarioReplay(ScenarioTally tally, ITestOutputHelper output) : IClassFixture<ScenarioTally>
{
    /// <summary>
    /// Replays a step. Every answer, the API afterwards and the end of every process must be as recorded, or as the table explains; and no text may hold a
    /// secret.
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

/// <summary>Replays every step of the scenario that the class is named for.</summary>
public abstract class RecordedScenario(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, Steps]
    public Task Replay_EachStep_AnswersAsRecorded(string step) => ReplayAsync(ScenarioOf(GetType()), step);

    /// <summary>The folder of its scenario: <c>import-option</c> for <see cref="ImportOptionReplay"/>.</summary>
    public static string ScenarioOf(Type type)
    {
        var name = Regex.Replace(type.Name[..^"Replay".Length], "(?<!^)[A-Z]", capital => $"-{capital}").ToLowerInvariant();
        return name.Replace("oldest-", $"{RecordedStep.Oldest}/", StringComparison.Ordinal);
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class StepsAttribute : DataAttribute
    {
        public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
            RecordedStep.StepsOf(ScenarioOf(testMethod.ReflectedType!)).Select(step => new object[] { step });
    }
}
