namespace MediaProviders.Provider.Tests.Replays;

/// <summary>Does a recorded step again: real processes of the built plugin, the API as it stood, the recorded requests with the recorded overlap.</summary>
internal sealed class StepReplay : IAsyncDisposable
{
    private readonly RecordedStep _step;
    private readonly SinchEmulator _api;
    private readonly RecordedPorts _ports;
    private readonly IReadOnlyDictionary<int, FakeEngine> _engines;
    private readonly string _home = Directory.CreateTempSubdirectory("mediaproviders-replay-").FullName;
    private readonly ConcurrentDictionary<int, Lazy<Task<BuiltPlugin>>> _plugins = new();
    private readonly ConcurrentDictionary<(int Process, int Session), PluginChannel> _channels = new();
    private readonly RecordedSessions _sessions;

    private StepReplay(RecordedStep step, SinchEmulator api, IReadOnlyDictionary<int, FakeEngine> engines)
    {
        _step = step;
        _api = api;
        _ports = new RecordedPorts(new Uri(api.Origin).Port);
        _engines = engines;
        _sessions = new RecordedSessions(step);
    }

    /// <summary>Starts what a step needs around its plugins.</summary>
    public static async Task<StepReplay> PrepareAsync(RecordedStep step)
    {
        var phases = new Dictionary<string, FakeEngine>(StringComparer.Ordinal);
        var engines = new Dictionary<int, FakeEngine>();
        foreach (var process in step.Processes)
        {
            var address = step.EngineAddressOf(process);
            engines[process] = phases.TryGetValue(address, out var engine) ? engine
                : phases[address] = await FakeEngine.StartAsync(fits: RecordedPorts.FitsEngine);
        }

        var api = await RecordedApi.StartAsync(step.ApiBefore);
        SlowName.Arrange(step, api);
        return new StepReplay(step, api, engines);
    }

    /// <summary>Makes every call of the step, and ends the processes.</summary>
    public async Task<ReplayedStep> RunAsync()
    {
        var order = new RecordedOrder(_step.Lines);
        var answers = new ConcurrentDictionary<RecordedCall, Answer>(ReferenceEqualityComparer.Instance);
        var done = new Task[_step.Lines.Count];
        var begun = _step.Lines.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        for (var i = 0; i < _step.Lines.Count; i++)
        {
            // A call that arrived before this one in its process, and is answered later, has been sent before.
            var line = _step.Lines[i];
            var sent = line is RecordedCall call ? Enumerable.Range(0, begun.Length)
                .Where(j => _step.Lines[j] is RecordedCall other && other.Process == call.Process && other.Index < call.Index).Select(j => begun[j].Task) : [];
            done[i] = DoAsync(line, [.. order.EndedBefore(i).Select(j => done[j]), .. sent], begun[i], answers);
        }

        await Task.WhenAll(done);
        var ends = await EndAsync();
        return new ReplayedStep(_step, answers, ends, [.. _engines.Values.Distinct().SelectMany(engine => engine.Told)], _api.Export());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }

        foreach (var plugin in _plugins.Values.Where(plugin => plugin.Value.IsCompletedSuccessfully))
        {
            await (await plugin.Value).DisposeAsync();
        }

        foreach (var engine in _engines.Values.Distinct())
        {
            await engine.DisposeAsync();
        }

        await _api.DisposeAsync();
        Directory.Delete(_home, recursive: true);
    }

    private async Task DoAsync(RecordedLine line, IReadOnlyList<Task> before, TaskCompletionSource begun, ConcurrentDictionary<RecordedCall, Answer> answers)
    {
        try
        {
            await Task.WhenAll(before);
            var plugin = await PluginAsync(line.Process);
            switch (line)
            {
                case RecordedSignal:
                    await plugin.SignalAsync("INT");
                    break;
                case RecordedCall call:
                    await SlowName.ReachedAsync(_step, call, _api);
                    var answer = CallAsync(call, plugin);
                    begun.SetResult();
                    answers[call] = await answer;
                    break;
            }
        }
        finally
        {
            begun.TrySetResult();
        }
    }

    private async Task<Answer> CallAsync(RecordedCall call, BuiltPlugin plugin)
    {
        var channel = _channels.GetOrAdd((call.Process, _sessions.Of(call)), _ => new PluginChannel(plugin.Target));
        Metadata metadata = [.. call.Metadata.Select(field => new Metadata.Entry(field.Key, field.Value))];
        try
        {
            var content = await ContractMethod.CallAsync(channel, call.Method, _ports.Rewrite(call.Request, _engines[call.Process].Port), metadata);
            return new Answer("OK", "", Restored(content));
        }
        catch (RpcException failed)
        {
            return new Answer(CallFailure.NameOf(failed.StatusCode), failed.Status.Detail, Restored(ErrorDetail.Of(failed.Details())));
        }
    }

    private JsonNode Restored(JsonNode content) => JsonNode.Parse(_ports.Restore(content.ToJsonString()))!;

    private Task<BuiltPlugin> PluginAsync(int process) => _plugins.GetOrAdd(process, number => new Lazy<Task<BuiltPlugin>>(() =>
    {
        // A plugin that was started by hand has no recorded start: engines attached to it.
        var start = _step.Lines.OfType<RecordedStart>().SingleOrDefault(start => start.Process == number);
        var engine = _engines[number].Port;
        return BuiltPlugin.StartAsync(
            start?.Arguments.Select(argument => _ports.Rewrite(argument, engine)) ?? [],
            start?.Environment.Select(variable => KeyValuePair.Create(variable.Key, _ports.Rewrite(variable.Value, engine))) ?? [],
            _home);
    })).Value;

    private async Task<IReadOnlyDictionary<int, ProgramRun>> EndAsync()
    {
        var ends = new Dictionary<int, ProgramRun>();
        foreach (var (number, plugin) in _plugins)
        {
            if (!_step.Lines.Any(line => line is RecordedSignal && line.Process == number))
            {
                await (await plugin.Value).SignalAsync("INT");
            }

            ends[number] = await (await plugin.Value).EndAsync();
        }

        return ends;
    }
}
