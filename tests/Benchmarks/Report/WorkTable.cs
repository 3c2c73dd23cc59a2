using static MediaProviders.Benchmarks.Report.MarkdownTable;

namespace MediaProviders.Benchmarks.Report;

/// <summary>What commands about 1,000 resources of one bot ask of the API, and what a long list and one call cost.</summary>
internal static class WorkTable
{
    /// <summary>The resources of the commands.</summary>
    public const int Resources = 1000;

    private const double Kibi = 1024;

    /// <summary>A look, the write and its confirmation.</summary>
    private const int RequestsThatFollow = 3;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    /// <summary>Measures.</summary>
    public static async Task<WorkFigures> MeasureAsync(Peer peer)
    {
        var (up, refresh) = await new CommandMeasurement(peer, Resources, Latency).RunAsync();
        return new WorkFigures(up, refresh, await ListMeasurement.RunAsync(peer), await AllocationMeasurement.RunAsync(), await TlsMeasurement.RunAsync(peer));
    }

    /// <summary>A row per figure.</summary>
    public static MarkdownTable Write(string peer, WorkFigures figures)
    {
        var (up, refresh, list, allocated) = (figures.Up, figures.Refresh, figures.List, figures.Allocated);
        var path = Latency.TotalSeconds * RequestsThatFollow * Resources / CommandMeasurement.InFlight;
        return new MarkdownTable(
            $"{peer}, {Cell(Resources)} resources of one bot, {CommandMeasurement.InFlight} calls in flight, "
                + $"{Latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)} ms API latency", "")
            .Add("up: POSTs", Cell(up.Posts))
            .Add("up: GETs", Cell(up.Gets))
            .Add("up: time", Cell(up.Seconds, "s", 1))
            .Add("up: time ÷ (look, write and confirmation of each ÷ calls in flight × latency)", Cell(up.Seconds / path, "", 2))
            .Add("refresh: GETs", Cell(refresh.Gets))
            .Add("refresh: time", Cell(refresh.Seconds, "s", 1))
            .Add($"list of {Cell(ListMeasurement.Entries)} entries, {Cell(list.Mebibytes, "MiB", 1)}: receive, parse and find one",
                Cell(list.Milliseconds, "ms", 1))
            .Add($"list of {Cell(ListMeasurement.Entries)} entries: neighbours' passwords that the plugin has made texts of", Cell(list.NeighbourTexts))
            .Add("allocated per Check of one resource, beyond its messages", Cell(allocated.Check / Kibi, "KiB", 1))
            .Add("allocated per Diff of one resource, beyond its messages", Cell(allocated.Diff / Kibi, "KiB", 1))
            .Add("allocated per Read of one resource, beyond its messages", Cell(allocated.Read / Kibi, "KiB", 1))
            .Add("create over https with an authority of its own, first call", Cell(figures.FirstHttpsMilliseconds, "ms"));
    }
}

/// <summary>What was measured of commands and calls.</summary>
/// <param name="Up">An up of <see cref="WorkTable.Resources"/> new resources.</param>
/// <param name="Refresh">A refresh of them.</param>
/// <param name="List">A long list.</param>
/// <param name="Allocated">Calls about one resource.</param>
/// <param name="FirstHttpsMilliseconds">The first create over https.</param>
internal sealed record WorkFigures(CommandSample Up, CommandSample Refresh, ListSample List, AllocationSample Allocated, double FirstHttpsMilliseconds);
