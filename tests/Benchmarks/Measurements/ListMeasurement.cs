namespace MediaProviders.Benchmarks.Measurements;

/// <summary>
/// What a long list costs a plugin that has just started: its first Read from a list of <see cref="Entries"/>, less its first Read from a list of one. That is to
/// receive the list on loopback, parse it and find one entry. The answers are texts made beforehand.
/// </summary>
internal static class ListMeasurement
{
    /// <summary>The entries of the list, about 1 MiB.</summary>
    public const int Entries = 10_000;

    private const int Runs = 15;

    /// <summary>The median of many runs.</summary>
    public static async Task<ListSample> RunAsync(Peer peer)
    {
        var (single, all) = (EngineRequests.List(1), EngineRequests.List(Entries));
        var differences = new List<double>();
        var texts = 0.0;
        for (var run = 0; run <= Runs; run++)
        {
            var (baseline, _) = await ReadAsync(peer, single);
            var (total, found) = await ReadAsync(peer, all);
            if (run > 0)
            {
                differences.Add(total - baseline);
                texts += found;
            }
        }

        return new ListSample(Median.Of(differences), all.Length / (1024.0 * 1024), texts);
    }

    private static async Task<(double Milliseconds, double NeighbourTexts)> ReadAsync(Peer peer, string list)
    {
        await using var api = await SinchEmulator.StartAsync(EngineRequests.Bot, EngineRequests.Token);
        api.Faults.Add(new Fault { Status = 200, ContentType = "application/json", Body = list });
        using var plugin = RunningPlugin.Start(peer);
        await plugin.CallAsync("Configure", EngineRequests.Configure(api.Address), ConfigureResponse.Parser);
        var started = Stopwatch.GetTimestamp();
        var answer = await plugin.CallAsync("Read", EngineRequests.Read(0), ReadResponse.Parser);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return answer.Id.Length > 0
            ? (elapsed, NeighbourTexts.Count(plugin))
            : throw new InvalidOperationException("Reading from a list made beforehand found nothing.");
    }
}
