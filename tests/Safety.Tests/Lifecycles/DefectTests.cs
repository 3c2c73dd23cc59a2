using Xunit.Abstractions;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>The lifecycles can fail: they find every one of many deliberate defects.</summary>
public sealed class DefectTests(ITestOutputHelper output)
{
    private const int MostLifecycles = 1500;

    public static TheoryData<string> Names => [.. Defect.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lifecycles_OfAProviderWithADefect_BreakARule(string name)
    {
        for (var seed = 1; seed <= MostLifecycles; seed++)
        {
            if (LifecycleRun.Of(PlanGenerator.Draw(seed), new Tally(), Defect.All[name]) is [var violation, ..])
            {
                LifecycleRun.Of(PlanGenerator.Draw(seed), new Tally()).ShouldBeEmpty("the whole provider must pass what the one with the defect does not");
                output.WriteLine($"found by lifecycle {seed}: {violation}");
                return;
            }
        }

        Assert.Fail($"No lifecycle of {MostLifecycles} noticed: {name}.");
    }
}
