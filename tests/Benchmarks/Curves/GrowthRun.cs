namespace MediaProviders.Benchmarks.Curves;

/// <summary>How time, requests and memory grow with the resources of one bot, for an API that is near, farther and far.</summary>
internal sealed class GrowthRun(Peer peer)
{
    private static readonly int[] Sizes = [10, 100, 1000, 10_000];
    private static readonly int[] Latencies = [0, 20, 200];

    /// <summary>Measures, prints each point, and draws a plot per figure.</summary>
    public async Task DrawAsync(string folder)
    {
        // At the same time: what waits for a far API leaves the machine to the others.
        var points = (await Task.WhenAll(Latencies.Select(MeasureAsync))).SelectMany(ofLatency => ofLatency).ToList();
        Directory.CreateDirectory(folder);
        await DrawAsync(folder, "time", "Time of a command, s", points, sample => sample.Seconds);
        await DrawAsync(folder, "requests", "Requests of a command", points, sample => sample.Gets + sample.Posts);
        await DrawAsync(folder, "memory", "Peak memory of the plugin, MiB", points, sample => sample.PeakMebibytes);
    }

    private async Task<List<GrowthPoint>> MeasureAsync(int latency)
    {
        var points = new List<GrowthPoint>();
        foreach (var size in Sizes)
        {
            var (up, refresh) = await new CommandMeasurement(peer, size, TimeSpan.FromMilliseconds(latency)).RunAsync();
            points.Add(new GrowthPoint(latency, size, up, refresh));
            Console.WriteLine($"{size} resources, {latency} ms: up {up.Seconds:F2} s, {up.Gets} GETs, {up.PeakMebibytes:F0} MiB; refresh "
                + $"{refresh.Seconds:F2} s, {refresh.Gets} GETs, {refresh.PeakMebibytes:F0} MiB");
        }

        return points;
    }

    private static async Task DrawAsync(string folder, string name, string title, IReadOnlyList<GrowthPoint> points, Func<CommandSample, double> figure)
    {
        var plot = new LogLogPlot(title, "resources of one bot");
        foreach (var latency in Latencies)
        {
            var ofLatency = points.Where(point => point.Latency == latency).ToList();
            plot.Add($"up, {latency} ms", isDashed: false, ofLatency.Select(point => ((double)point.Resources, figure(point.Up))));
            plot.Add($"refresh, {latency} ms", isDashed: true, ofLatency.Select(point => ((double)point.Resources, figure(point.Refresh))));
        }

        await File.WriteAllTextAsync(Path.Combine(folder, $"growth-{name}.svg"), plot.Write());
    }
}

/// <summary>What two commands cost for some resources at some latency.</summary>
/// <param name="Latency">Of each answer of the API, in milliseconds.</param>
/// <param name="Resources">All of one bot.</param>
internal sealed record GrowthPoint(int Latency, int Resources, CommandSample Up, CommandSample Refresh);
