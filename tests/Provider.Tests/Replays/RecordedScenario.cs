using System.Reflection;
using MediaProviders.Provider.Tests.Replays.Recorded;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MediaProviders.Provider.Tests.Replays;

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
