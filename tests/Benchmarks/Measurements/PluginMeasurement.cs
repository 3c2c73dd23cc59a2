namespace MediaProviders.Benchmarks.Measurements;

/// <summary>Measures one peer once. No API is asked: Check needs none.</summary>
internal static class PluginMeasurement
{
    /// <summary>
    /// The resources that are checked again and again: the plugin remembers each one that it has seen, so that two of them cannot be one entry.
    /// </summary>
    public const int Resources = 1000;

    private const int InFlight = 16;

    /// <summary>The port of the API that is configured and never called.</summary>
    private const string NoApi = "http://127.0.0.1:9";

    /// <summary>Starts it and asks the first questions of an engine.</summary>
    public static async Task<StartSample> StartAsync(Peer peer)
    {
        using var plugin = RunningPlugin.Start(peer);
        var residentAtPort = plugin.ResidentMebibytes;
        await plugin.CallAsync("GetPluginInfo", new Empty(), PluginInfo.Parser);
        var info = plugin.UntilNow;
        if (!peer.IsProvider)
        {
            return new StartSample(plugin.UntilPort.TotalMilliseconds, info.TotalMilliseconds, double.NaN, residentAtPort, double.NaN);
        }

        await ConfigureAsync(plugin);
        await CheckAsync(plugin, 0);
        var check = plugin.UntilNow;
        return new StartSample(plugin.UntilPort.TotalMilliseconds, info.TotalMilliseconds, check.TotalMilliseconds, residentAtPort, plugin.ResidentMebibytes);
    }

    /// <summary>Has it answer <paramref name="checks"/> Checks.</summary>
    public static async Task<ServingSample> ServeAsync(Peer peer, int checks)
    {
        using var plugin = RunningPlugin.Start(peer);
        await ConfigureAsync(plugin);
        var before = plugin.ProcessorTime;
        await Concurrently.RunAsync(checks / 2, InFlight, index => CheckAsync(plugin, index % Resources));
        var half = plugin.ResidentMebibytes;
        await Concurrently.RunAsync(checks / 2, InFlight, index => CheckAsync(plugin, index % Resources));
        return new ServingSample(half, plugin.ResidentMebibytes, (plugin.ProcessorTime - before).TotalMicroseconds / checks);
    }

    private static Task ConfigureAsync(RunningPlugin plugin) => plugin.CallAsync("Configure", EngineRequests.Configure(NoApi), ConfigureResponse.Parser);

    private static async Task CheckAsync(RunningPlugin plugin, int index)
    {
        var answer = await plugin.CallAsync("Check", EngineRequests.Check(index), CheckResponse.Parser);
        if (answer.Failures.Count > 0)
        {
            throw new InvalidOperationException($"Check failed: {answer.Failures[0].Reason}");
        }
    }
}

/// <summary>One start of a peer. What a bare server cannot be asked is not a number.</summary>
/// <param name="PortMilliseconds">From exec to the port line.</param>
/// <param name="InfoMilliseconds">From exec to the answer to GetPluginInfo.</param>
/// <param name="CheckMilliseconds">From exec to the answer to the first Check, Configure included.</param>
/// <param name="ResidentAtPort">MiB at the port line.</param>
/// <param name="ResidentAtCheck">MiB after the first Check.</param>
internal sealed record StartSample(double PortMilliseconds, double InfoMilliseconds, double CheckMilliseconds, double ResidentAtPort, double ResidentAtCheck);

/// <summary>One process that answered many Checks, 16 at a time, from its start on.</summary>
/// <param name="ResidentAfterHalf">MiB after the first half of them.</param>
/// <param name="CpuMicroseconds">Processor time per Check, over all of them.</param>
internal sealed record ServingSample(double ResidentAfterHalf, double ResidentAfterAll, double CpuMicroseconds);
