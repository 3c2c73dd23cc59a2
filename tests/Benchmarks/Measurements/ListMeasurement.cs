namespace MediaProviders.Benchmarks.Measurements;

/// <summary>
/// What a long list costs a plugin that has just started: its first Read from a list of <see cref="Entries"/>, less its first Read from a list of one. That is
/// to receive the list on loopback, parse it and find one entry. The answers are texts made beforehand.
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

/// <summary>What a long list costs.</summary>
/// <param name="Milliseconds">To receive it, parse it and find one entry.</param>
/// <param name="NeighbourTexts">
/// How many passwords of entries that nobody asked for the plugin has made texts of, in all runs together; not a number where nobody may look.
/// </param>
internal sealed record ListSample(double Milliseconds, double Mebibytes, double NeighbourTexts);

/// <summary>Looks into the memory of a plugin that holds a list for texts it has made of passwords. Linux only.</summary>
internal static class NeighbourTexts
{
    /// <summary>
    /// How many passwords of other entries than number 0, the one it was asked for, stand in the memory as .NET holds texts; not a number where nobody may
    /// look.
    /// </summary>
    /// <exception cref="InvalidOperationException">Not even the one it was asked for is found.</exception>
    public static double Count(RunningPlugin plugin)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var part in MediaProviders.Tests.ProcessMemory.Parts(plugin.ProcessId))
            {
                Search(part.Span, found);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return double.NaN;
        }

        return found.Remove(EngineRequests.NameOf(0)) ? found.Count
            : throw new InvalidOperationException("The search does not find the password that is known to be there.");
    }

    private static void Search(ReadOnlySpan<byte> memory, HashSet<string> found)
    {
        ReadOnlySpan<byte> start = Encoding.Unicode.GetBytes(EngineRequests.PasswordStart);
        var length = EngineRequests.NameOf(0).Length * sizeof(char);
        for (var at = memory.IndexOf(start); at >= 0; at = memory.IndexOf(start))
        {
            memory = memory[(at + start.Length)..];
            if (memory.Length >= length)
            {
                found.Add(Encoding.Unicode.GetString(memory[..length]));
            }
        }
    }
}
