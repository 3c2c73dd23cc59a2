using System.Globalization;
using MediaProviders.Benchmarks.Measurements;
using MediaProviders.Benchmarks.Peers;
using static MediaProviders.Benchmarks.Report.MarkdownTable;

namespace MediaProviders.Benchmarks.Report;

/// <summary>What commands about 1,000 resources of one bot ask of the API, and what a long list costs.</summary>
internal static class WorkTable
{
    private const int Resources = 1000;

    /// <summary>A look, the write and its confirmation.</summary>
    private const int RequestsThatFollow = 3;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    /// <summary>Measures and writes.</summary>
    public static async Task<MarkdownTable> WriteAsync(Peer peer)
    {
        var (up, refresh) = await new CommandMeasurement(peer, Resources, Latency).RunAsync();
        var (list, size) = await ListMeasurement.RunAsync(peer);
        var path = Latency.TotalSeconds * RequestsThatFollow * Resources / CommandMeasurement.InFlight;
        return new MarkdownTable($"{peer.Name}, {Cell(Resources)} resources of one bot, {CommandMeasurement.InFlight} calls in flight, {Latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)} ms API latency", "")
            .Add("up: POSTs", Cell(up.Posts))
            .Add("up: GETs", Cell(up.Gets))
            .Add("up: time", Cell(up.Seconds, "s", 1))
            .Add("up: time ÷ (look, write and confirmation of each ÷ calls in flight × latency)", Cell(up.Seconds / path, "", 2))
            .Add("refresh: GETs", Cell(refresh.Gets))
            .Add("refresh: time", Cell(refresh.Seconds, "s", 1))
            .Add($"list of {Cell(ListMeasurement.Entries)} entries, {Cell(size, "MiB", 1)}: receive, parse and find one", Cell(list, "ms", 1))
            .Add("create over https with an authority of its own, first call", Cell(await TlsMeasurement.RunAsync(peer), "ms"));
    }
}
