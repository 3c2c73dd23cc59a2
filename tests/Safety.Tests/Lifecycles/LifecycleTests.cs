using System.Diagnostics;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>
/// Random lifecycles in simulated worlds: those of the seeds 1 to 1000, or as <see cref="LifecycleSeeds"/> says. The first that fails is shrunk.
/// MEDIAPROVIDERS_FIGURES names a file for the figures.
/// </summary>
public sealed class LifecycleTests(ITestOutputHelper output)
{
    private const int Lanes = 2;
    private const int UsualCount = 1000;
    private const int MostFailures = 20;

    [Fact]
    public void Lifecycles_OfManySeeds_BreakNoRule() => Run(LifecycleSeeds.Of(Environment.GetEnvironmentVariable, UsualCount));

    [Theory]
    [InlineData(1173)]
    [InlineData(1548)]
    [InlineData(2196)]
    [InlineData(4164)]
    [InlineData(5431)]
    [InlineData(5555)]
    [InlineData(9917)]
    [InlineData(10659)]
    [InlineData(10704)]
    [InlineData(11488)]
    [InlineData(12143)]
    [InlineData(12605)]
    [InlineData(13295)]
    [InlineData(13772)]
    [InlineData(17541)]
    public void Lifecycle_ThatOnceBrokeARule_BreaksNone(int seed) => LifecycleRun.Of(PlanGenerator.Draw(seed), new Tally()).ShouldBeEmpty();

    [Fact]
    public void Lifecycle_OfOneSeed_IsAlwaysTheSame()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var plan = PlanGenerator.Draw(seed);
            LifecycleRun.Trace(plan).ShouldBe(LifecycleRun.Trace(plan), $"seed {seed}");
        }
    }

    private void Run(IReadOnlyList<int> seeds)
    {
        var watch = Stopwatch.StartNew();
        var tallies = new Tally[Lanes];
        var failed = new System.Collections.Concurrent.ConcurrentBag<(int Seed, IReadOnlyList<string> Violations)>();
        Parallel.For(0, Lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, lane =>
        {
            var tally = tallies[lane] = new Tally();
            for (var i = lane; i < seeds.Count && failed.Count < MostFailures; i += Lanes)
            {
                var violations = LifecycleRun.Of(PlanGenerator.Draw(seeds[i]), tally);
                tally.Violations += violations.Count;
                if (violations.Count > 0)
                {
                    failed.Add((seeds[i], violations));
                }
            }
        });
        var all = tallies.Aggregate(new Tally(), (sum, tally) =>
        {
            sum.Add(tally);
            return sum;
        });
        var figures = $"seeds {seeds[0]} to {seeds[^1]}\n{all}seconds: {watch.Elapsed.TotalSeconds:0}";
        output.WriteLine(figures);
        if (Environment.GetEnvironmentVariable("MEDIAPROVIDERS_FIGURES") is { Length: > 0 } file)
        {
            File.WriteAllText(file, figures);
        }

        if (!failed.IsEmpty)
        {
            Assert.Fail($"{failed.Count} lifecycles failed.\n{Explain([.. failed.OrderBy(f => f.Seed)])}");
        }
    }

    private static string Explain(List<(int Seed, IReadOnlyList<string> Violations)> failed)
    {
        var all = string.Join('\n', failed.Select(f => $"seed {f.Seed}: {f.Violations[0]}"));
        var first = failed[0].Seed;
        var plan = Shrinker.Shrink(PlanGenerator.Draw(first), candidate => LifecycleRun.Of(candidate, new Tally()).Count > 0);
        return $"{all}\nReplay: MEDIAPROVIDERS_SEED={first} dotnet test tests/Safety.Tests --filter Lifecycles.LifecycleTests\nThe first one shrunk: "
            + $"{string.Join('\n', LifecycleRun.Of(plan, new Tally()))}\n{plan}\n{LifecycleRun.Trace(plan)}";
    }
}
