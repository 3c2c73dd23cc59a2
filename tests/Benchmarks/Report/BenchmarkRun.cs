using System.Runtime.InteropServices;

namespace MediaProviders.Benchmarks.Report;

/// <summary>
/// Measures all peers in turn, again and again: a machine that is busy for a while is busy for all of them. The first round warms the caches of the system and
/// of this client, and does not count.
/// </summary>
internal sealed class BenchmarkRun(BenchmarkOptions options, IReadOnlyList<Peer> peers)
{
    private const int ServingRuns = 5;

    /// <summary>Prints the tables.</summary>
    public async Task PrintAsync(TextWriter output)
    {
        var starts = await RepeatAsync(options.Runs, peers, PluginMeasurement.StartAsync);
        Peer[] providers = [.. peers.Where(peer => peer.IsProvider)];
        var serving = await RepeatAsync(ServingRuns, providers, peer => PluginMeasurement.ServeAsync(peer, options.Checks));
        await output.WriteLineAsync(
            $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, medians of {options.Runs} starts and {ServingRuns} serving "
                + "processes, in turn.");
        await output.WriteLineAsync();
        await output.WriteLineAsync(PeerTable.Write(peers, starts, serving, options.Checks).ToString());
        if (PeerTable.BuildToKestrel(starts) is { } ratio)
        {
            await output.WriteLineAsync(
                $"The `dotnet build` form answers after {MarkdownTable.Cell(ratio, "", 2)} times what the empty Kestrel application takes (median of the "
                    + "ratios of each round).");
            await output.WriteLineAsync();
        }

        await output.WriteLineAsync(WorkTable.Write(providers[0].Name, await WorkTable.MeasureAsync(providers[0])).ToString());
    }

    /// <summary>Prints what settings of the runtime do to the start and to serving.</summary>
    public async Task PrintSettingsAsync(TextWriter output)
    {
        var starts = await RepeatAsync(options.Runs, peers, PluginMeasurement.StartAsync);
        var serving = await RepeatAsync(ServingRuns, peers, peer => PluginMeasurement.ServeAsync(peer, options.Checks));
        await output.WriteLineAsync(PeerTable.Write(peers, starts, serving, options.Checks).ToString());
    }

    private static async Task<Dictionary<string, List<T>>> RepeatAsync<T>(int runs, IReadOnlyList<Peer> peers, Func<Peer, Task<T>> measure)
    {
        var samples = peers.ToDictionary(peer => peer.Key, _ => new List<T>(), StringComparer.Ordinal);
        for (var run = 0; run <= runs; run++)
        {
            foreach (var peer in peers)
            {
                var sample = await measure(peer);
                if (run > 0)
                {
                    samples[peer.Key].Add(sample);
                }
            }
        }

        return samples;
    }
}
