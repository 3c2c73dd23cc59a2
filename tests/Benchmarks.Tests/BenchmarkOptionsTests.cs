using MediaProviders.Benchmarks.Report;

namespace MediaProviders.Benchmarks.Tests;

public sealed class BenchmarkOptionsTests
{
    [Fact]
    public void Parse_Nothing_TakesFifteenStartsOfEveryPeer()
    {
        var options = BenchmarkOptions.Parse([])!;

        (options.Runs, options.Checks, options.Curves, options.Settings).ShouldBe((15, 20_000, null, false));
        options.Without.ShouldBeEmpty();
    }

    [Fact]
    public void Parse_AllOptions_ReadsEach()
    {
        var options = BenchmarkOptions.Parse(
            ["--settings", "--runs", "21", "--without", "node", "--checks", "40000", "--without", "native", "--curves", "out"])!;

        (options.Runs, options.Checks, options.Curves, options.Settings).ShouldBe((21, 40_000, "out", true));
        options.Without.ShouldBe(["node", "native"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("--runs", "14")]
    [InlineData("--runs", "many")]
    [InlineData("--runs")]
    [InlineData("--checks", "1")]
    [InlineData("--fast")]
    public void Parse_FewerRunsOrAnythingElse_IsRefused(params string[] arguments) => BenchmarkOptions.Parse(arguments).ShouldBeNull();

    [Fact]
    public void Median_OfRuns_IsTheMiddleOne()
    {
        Median.Of([3, 1, 2]).ShouldBe(2);
        Median.Of([4, 1, 2, 3]).ShouldBe(2.5);
        Median.Of([1, double.NaN]).ShouldBe(double.NaN);
        Median.Of([]).ShouldBe(double.NaN);
    }
}
