namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>The lifecycles can fail: they find every one of many deliberate defects.</summary>
public sealed class DefectTests(ITestOutputHelper output)
{
    private const int MostLifecycles = 300;
    private const int MostSeeds = 5000;

    // The seed that found it last is tried first, then all of them: plans drawn for a seed change with their generator.
    private static readonly Dictionary<string, int> FoundBy = new(StringComparer.Ordinal)
    {
        ["claims that are not shared count as shared"] = 478,
        ["claims stay in one process"] = 7,
        ["a write under way counts as done"] = 11488,
        ["a resource whose check failed has nothing"] = 10704,
        ["a comparison without a check claims"] = 20,
        ["404 means gone"] = 29,
        ["whatever is no list means gone"] = 109,
        ["an answer of 500 means gone"] = 52,
        ["an unconfirmed write counts as done"] = 1869,
        ["an unconfirmed write counts as failed"] = 13,
        ["the fence is not asked on a delete"] = 280,
        ["ignored changes are overwritten"] = 22,
        ["a cancel is not heard"] = 13,
        ["any success counts as 200"] = 100,
        ["a list of another label counts"] = 11,
        ["headers that say more are passed over"] = 36,
        ["members that say more are passed over"] = 207,
        ["a stale list counts as current"] = 132,
        ["elements without a name are passed over"] = 68,
        ["the last of two entries counts"] = 248,
        ["a list without its array counts as empty"] = 77,
    };

    public static TheoryData<string> Names => [.. Defect.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lifecycles_OfAProviderWithADefect_BreakARule(string name)
    {
        var seeds = Enumerable.Range(1, MostSeeds).Prepend(FoundBy.GetValueOrDefault(name, 1));
        foreach (var seed in seeds.Where(seed => Defect.MayShow(name, PlanGenerator.Draw(seed))).Take(MostLifecycles))
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
