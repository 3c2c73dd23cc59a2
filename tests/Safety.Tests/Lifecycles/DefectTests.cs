using Xunit.Abstractions;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>The lifecycles can fail: they find every one of many deliberate defects.</summary>
public sealed class DefectTests(ITestOutputHelper output)
{
    private const int MostLifecycles = 300;
    private const int MostSeeds = 5000;

    public static TheoryData<string> Names => [.. Defect.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lifecycles_OfAProviderWithADefect_BreakARule(string name)
    {
        foreach (var seed in Enumerable.Range(1, MostSeeds).Where(seed => Defect.MayShow(name, PlanGenerator.Draw(seed))).Take(MostLifecycles))
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
