using System.Xml.Linq;
using MediaProviders.Benchmarks.Curves;
using MediaProviders.Benchmarks.Peers;

namespace MediaProviders.Benchmarks.Tests;

public sealed class CurveTests
{
    private static readonly string[] Names = ["up, 0 ms", "refresh, 0 ms", "up, 20 ms", "refresh, 20 ms", "up, 200 ms", "refresh, 200 ms"];

    [Fact]
    public void Write_TwoCurves_DrawsEachPointWherePowersOfTenPutIt()
    {
        var plot = new LogLogPlot("Time", "resources");
        plot.Add("one", isDashed: false, [(10, 1), (100, 10), (1000, 100)]);
        plot.Add("two", isDashed: true, [(10, 1), (1000, 1)]);

        var lines = Lines(XDocument.Parse(plot.Write()));

        lines.Count.ShouldBe(2);
        (lines[0][1].X - lines[0][0].X).ShouldBe(lines[0][2].X - lines[0][1].X, 0.2);
        (lines[0][0].Y - lines[0][1].Y).ShouldBe(lines[0][1].Y - lines[0][2].Y, 0.2);
        lines[1][0].Y.ShouldBe(lines[1][1].Y);
        lines[1][0].Y.ShouldBe(lines[0][0].Y);
    }

    /// <summary>What docs/performance.md shows: three figures, of two commands, at three latencies, for 10, 100, 1,000 and 10,000 resources.</summary>
    [Theory]
    [InlineData("time")]
    [InlineData("requests")]
    [InlineData("memory")]
    public void Plot_OfThePages_HasEveryCurveWhole(string figure)
    {
        var svg = XDocument.Load(Path.Combine(Repository.Find(AppContext.BaseDirectory), "docs", "growth", $"growth-{figure}.svg"));

        svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).Intersect(Names, StringComparer.Ordinal)
            .ShouldBe(Names);
        var lines = Lines(svg);
        lines.Count.ShouldBe(Names.Length);
        foreach (var line in lines)
        {
            // Ten times as many resources each time.
            line.Count.ShouldBe(4);
            var across = line[1].X - line[0].X;
            (line[2].X - line[1].X).ShouldBe(across, 0.2);
            (line[3].X - line[2].X).ShouldBe(across, 0.2);
        }
    }

    private static List<List<(double X, double Y)>> Lines(XDocument svg) =>
        [.. svg.Descendants().Where(element => element.Name.LocalName == "polyline").Select(element => Points(element.Attribute("points")!.Value))];

    private static List<(double X, double Y)> Points(string text) =>
        [.. text.Split(' ').Select(point => point.Split(',')).Select(point => (Number(point[0]), Number(point[1])))];

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
