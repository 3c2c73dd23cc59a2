using System.Reflection;
using MediaProviders.Provider.Tests.Replays.Recorded;
using Xunit.Sdk;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>A theory with a case for each step of a scenario.</summary>
/// <param name="scenario">The folder of the scenario.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RecordedStepsAttribute(string scenario) : DataAttribute
{
    /// <summary>The folder of the scenario.</summary>
    public string Scenario { get; } = scenario;

    /// <inheritdoc/>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => RecordedStep.StepsOf(Scenario).Select(step => new object[] { step });
}
