using MediaProviders.Benchmarks.Measurements;
using MediaProviders.Benchmarks.Peers;
using MediaProviders.Benchmarks.Report;

namespace MediaProviders.Benchmarks.Tests;

/// <summary>The command prints a figure for each target that docs/performance.md names.</summary>
public sealed class TableTests
{
    private static readonly Peer Native = new(PeerFinder.Native, "native", typeof(TableTests).Assembly.Location, []);
    private static readonly Peer Build = new(PeerFinder.Build, "build", "none", []);
    private static readonly Peer Kestrel = new(PeerFinder.Kestrel, "empty", "none", []) { IsProvider = false };

    [Theory]
    [InlineData("exec → port line, ms | 1.0 | 10.0 | 100.0")]
    [InlineData("exec → GetPluginInfo answered, ms | 2.0 | 20.0 | 200.0")]
    [InlineData("resident at first Check, MiB | 5.0 | 50.0 | –")]
    [InlineData("resident after 10,000 Checks of 1,000 resources, MiB | 6.0 | 60.0 | –")]
    [InlineData("resident after 20,000 Checks of 1,000 resources, MiB | 7.0 | 70.0 | –")]
    [InlineData("CPU per Check, µs | 8.0 | 80.0 | –")]
    public void PeerTable_OfThree_HasTheRow(string row)
    {
        var table = PeerTable.Write([Build, Native, Kestrel], Starts(), Serving(), 20_000).ToString();

        table.ShouldContain($"| {row.Split(" | ")[0]} | {row.Split(" | ")[2]} | {row.Split(" | ")[1]} | {row.Split(" | ")[3]} |");
    }

    [Fact]
    public void BuildToKestrel_OfRounds_IsTheMedianOfTheirRatios()
    {
        var starts = new Dictionary<string, List<StartSample>>(StringComparer.Ordinal)
        {
            [PeerFinder.Build] = [Start(100), Start(300), Start(120)],
            [PeerFinder.Kestrel] = [Start(50), Start(300), Start(100)],
        };

        PeerTable.BuildToKestrel(starts).ShouldBe(1.2);
        starts.Remove(PeerFinder.Kestrel);
        PeerTable.BuildToKestrel(starts).ShouldBeNull();
    }

    [Theory]
    [InlineData("up: POSTs | 1,000")]
    [InlineData("up: GETs | 128")]
    [InlineData("up: time | 10.3 s")]
    [InlineData("up: time ÷ (look, write and confirmation of each ÷ calls in flight × latency) | 1.10")]
    [InlineData("refresh: GETs | 1")]
    [InlineData("list of 10,000 entries, 1.0 MiB: receive, parse and find one | 8.2 ms")]
    [InlineData("list of 10,000 entries: neighbours' passwords that the plugin has made texts of | 0")]
    [InlineData("allocated per Check of one resource, beyond its messages | 2.0 KiB")]
    [InlineData("allocated per Diff of one resource, beyond its messages | 3.0 KiB")]
    [InlineData("allocated per Read of one resource, beyond its messages | 4.0 KiB")]
    public void WorkTable_OfFigures_HasTheRow(string row)
    {
        var figures = new WorkFigures(
            new CommandSample(10.3125, 128, 1000, 30),
            new CommandSample(0.1, 1, 0, 30),
            new ListSample(8.2, 1, 0),
            new AllocationSample(2048, 3072, 4096),
            FirstHttpsMilliseconds: 40);

        WorkTable.Write("native", figures).ToString().ShouldContain($"| {row} |");
    }

    private static StartSample Start(double info) => new(0, info, 0, 0, 0);

    private static Dictionary<string, List<StartSample>> Starts() => new(StringComparer.Ordinal)
    {
        [PeerFinder.Native] = [new StartSample(1, 2, 3, 4, 5)],
        [PeerFinder.Build] = [new StartSample(10, 20, 30, 40, 50)],
        [PeerFinder.Kestrel] = [new StartSample(100, 200, double.NaN, 400, double.NaN)],
    };

    private static Dictionary<string, List<ServingSample>> Serving() => new(StringComparer.Ordinal)
    {
        [PeerFinder.Native] = [new ServingSample(6, 7, 8)],
        [PeerFinder.Build] = [new ServingSample(60, 70, 80)],
    };
}
