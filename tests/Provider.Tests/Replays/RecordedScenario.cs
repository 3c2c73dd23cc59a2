using System.Reflection;
using MediaProviders.Provider.Tests.Replays.Recorded;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>Replays every step of the scenario that the class names.</summary>
public abstract class RecordedScenario(ScenarioTally tally, ITestOutputHelper output) : ScenarioReplay(tally, output)
{
    [Theory, Steps]
    public Task Replay_EachStep_AnswersAsRecorded(string step) => ReplayAsync(ScenarioAttribute.Of(GetType()), step);

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class StepsAttribute : DataAttribute
    {
        public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
            RecordedStep.StepsOf(ScenarioAttribute.Of(testMethod.ReflectedType!)).Select(step => new object[] { step });
    }
}

/// <summary>The scenario that a class replays.</summary>
/// <param name="name">The folder of the scenario.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScenarioAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public static string Of(Type type) => type.GetCustomAttribute<ScenarioAttribute>()!.Name;
}
