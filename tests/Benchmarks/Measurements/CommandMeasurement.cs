namespace MediaProviders.Benchmarks.Measurements;

/// <summary>
/// Takes resources of one bot through an up and a refresh, as an engine does: Check and Create, then Read, <see cref="InFlight"/> calls at a time. The API is
/// the emulator, in this process; latency is real time that each of its answers waits.
/// </summary>
internal sealed class CommandMeasurement(Peer peer, int resources, TimeSpan latency)
{
    /// <summary>The calls in flight: what the provider sends at once by default.</summary>
    public const int InFlight = 16;

    private readonly Struct[] inputs = new Struct[resources];
    private readonly CreateResponse[] created = new CreateResponse[resources];

    /// <summary>Runs both commands on an empty bot, each with a plugin process of its own.</summary>
    public async Task<(CommandSample Up, CommandSample Refresh)> RunAsync()
    {
        await using var api = await SinchEmulator.StartAsync(EngineRequests.Bot, EngineRequests.Token);
        if (latency > TimeSpan.Zero)
        {
            api.Faults.Add(new Fault { Delay = latency });
        }

        return (await MeasureAsync(api, CreateAsync), await MeasureAsync(api, ReadAsync));
    }

    private async Task<CommandSample> MeasureAsync(SinchEmulator api, Func<RunningPlugin, int, Task> work)
    {
        using var plugin = RunningPlugin.Start(peer);
        await plugin.CallAsync("Configure", EngineRequests.Configure(api.Address), ConfigureResponse.Parser);
        api.Requests.Clear();
        var started = Stopwatch.GetTimestamp();
        await Concurrently.RunAsync(resources, InFlight, index => work(plugin, index));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var posts = api.Requests.Count("POST");
        return new CommandSample(seconds, (int)api.Requests.Total - posts, posts, plugin.PeakMebibytes);
    }

    private async Task CreateAsync(RunningPlugin plugin, int index)
    {
        var answer = await plugin.CallAsync("Check", EngineRequests.Check(index), CheckResponse.Parser);
        inputs[index] = answer.Inputs;
        created[index] = await plugin.CallAsync("Create", EngineRequests.Create(index, answer.Inputs), CreateResponse.Parser);
    }

    private async Task ReadAsync(RunningPlugin plugin, int index)
    {
        var was = created[index];
        var answer = await plugin.CallAsync("Read", EngineRequests.Read(index, was.Id, inputs[index], was.Properties), ReadResponse.Parser);
        if (answer.Id != was.Id)
        {
            throw new InvalidOperationException($"Reading '{was.Id}' answered '{answer.Id}'.");
        }
    }
}

/// <summary>What the calls of one command cost.</summary>
/// <param name="Seconds">From the first call to the last answer.</param>
/// <param name="PeakMebibytes">The most memory the plugin held until then.</param>
internal sealed record CommandSample(double Seconds, int Gets, int Posts, double PeakMebibytes);
