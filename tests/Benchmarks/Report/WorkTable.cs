using System.Globalization;
using MediaProviders.Benchmarks.Measurements;
using MediaProviders.Benchmarks.Peers;
using static MediaProviders.Benchmarks.Report.MarkdownTable;

namespace MediaProviders.Benchmarks.Report;

/// <summary>What commands about 1,000 resources of one bot ask of the API, and what a long list costs.</summary>
internal static class WorkTable
{
    private const int Resources = 1000;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    /// <summary>Measures and writes.</summary>
    public static async Task<MarkdownTable> WriteAsync(Peer peer)
    {
        var (up, refresh) = await new CommandMeasurement(peer, Resources, Latency).RunAsync();
        var (cold, warm) = ListMeasurement.Run();
        var path = Latency.TotalSeconds * CriticalPath(up);
        return new MarkdownTable($"{peer.Name}, {Cell(Resources)} resources of one bot, {CommandMeasurement.InFlight} calls in flight, {Latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)} ms API latency", "")
            .Add("up: POSTs", Cell(up.Posts))
            .Add("up: GETs", Cell(up.Gets))
            .Add("up: time", Cell(up.Seconds, "s", 1))
            .Add("up: time ÷ (requests that follow one another × latency)", Cell(up.Seconds / path, "", 2))
            .Add("refresh: GETs", Cell(refresh.Gets))
            .Add("refresh: time", Cell(refresh.Seconds, "s", 1))
            .Add($"list of {Cell(ListMeasurement.Entries)} entries: parse and find one, first / later", [$"{Cell(cold, "", 1)} / {Cell(warm, "ms", 1)}"]);
    }

    /// <summary>The GETs of a bot follow one another, and between them as many rounds of POSTs as the calls in flight make.</summary>
    private static double CriticalPath(CommandSample up) => up.Gets + ((double)up.Posts / CommandMeasurement.InFlight);
}
