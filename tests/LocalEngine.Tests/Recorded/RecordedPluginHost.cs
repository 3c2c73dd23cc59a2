using MediaProviders.LocalEngine.Tests.Comparison;

namespace MediaProviders.LocalEngine.Tests.Recorded;

/// <summary>Plugins that answer as recorded. A call that overlapped others in the recording is answered only once these have been made.</summary>
internal sealed class RecordedPluginHost(RecordedStep step) : IPluginHost
{
    // Only a call that never comes, which the comparison then reports, is ever waited for so long, and only once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, RecordedPhase?> _phases = new(StringComparer.Ordinal);
    private readonly HashSet<RecordedCall> _made = [];
    private readonly Lock _lock = new();

    /// <summary>Calls that ran at the same time in the recording and did not here.</summary>
    public ConcurrentQueue<string> Missed { get; } = new();

    public string PluginDirectory { get; } = DirectoryOf(step, isInstalled: false);

    public string InstalledDirectory { get; } = DirectoryOf(step, isInstalled: true);

    public bool NeedsEngineServer => false;

    public Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _phases.TryAdd(start.EngineAddress, step.Phases.ElementAtOrDefault(_phases.Count));
            return Task.FromResult<IPlugin>(new Plugin(this, _phases[start.EngineAddress]));
        }
    }

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(RecordedPhase? phase, string method, byte[] request)
    {
        var call = Claim(phase, method, request)
            ?? throw new PluginCallException("UNAVAILABLE", $"the recording has no further call of {method}");
        call.Arrive();
        if (method is "Create" or "Update" or "Delete" or "Read" or "Invoke")
        {
            // The real engine takes longer to begin a step than this one: what had been asked before it then must have been asked before it ends now.
            var earlier = Task.WhenAll(phase!.Calls.Where(other => other.Process == call.Process && other.Index < call.Index).Select(other => other.Arrived));
            await CameAsync(earlier);
        }

        foreach (var other in phase!.Calls.Where(call.Overlaps))
        {
            if (!await CameAsync(other.Arrived))
            {
                Missed.Enqueue($"{method} {call.Urn} ran alone; recorded: at the same time as {other.Method} {other.Urn}");
            }
        }

        if (call.Error is { } error)
        {
            throw Failure(error);
        }

        return method == "GetSchema" ? RecordedStep.Schema : call.ResponseBytes ?? [];
    }

    // The recording machine had the plugin in one folder for projects, which name it, and in another one for commands without a project.
    private static string DirectoryOf(RecordedStep step, bool isInstalled) => step.Phases.SelectMany(phase => phase.Processes)
        .Where(process => process.Environment.ContainsKey("PULUMI_PROJECT") != isInstalled)
        .Select(process => (string?)process.Calls[0].Request["rootDirectory"]).FirstOrDefault() ?? "/plugin";

    private async Task<bool> CameAsync(Task arrived) => arrived.IsCompleted || (Missed.IsEmpty && await Task.WhenAny(arrived, Task.Delay(Patience)) == arrived);

    private RecordedCall? Claim(RecordedPhase? phase, string method, byte[] request)
    {
        var wanted = RequestText.Of(method, request);
        var urn = (string?)wanted["urn"] ?? string.Empty;
        lock (_lock)
        {
            var candidates = (phase?.Calls ?? []).Where(call => call.Method == method && call.Urn == urn && !_made.Contains(call)).ToList();
            var found = candidates.Find(call => JsonNode.DeepEquals(RequestText.Comparable(call.Request), RequestText.Comparable(wanted)))
                ?? candidates.FirstOrDefault();
            if (found is not null)
            {
                _made.Add(found);
            }

            return found;
        }
    }

    private static PluginCallException Failure(JsonObject error)
    {
        var details = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        if (error["detail"] is JsonObject detail)
        {
            var type = (string)detail["type"]!;
            var json = detail["value"]!.ToJsonString();
            IMessage message = type == "pulumirpc.ErrorResourceInitFailed" ? ErrorResourceInitFailed.Parser.ParseJson(json)
                : ConfigureErrorMissingKeys.Parser.ParseJson(json);
            details.Add(type, message.ToByteArray());
        }

        return new PluginCallException((string)error["code"]!, (string)error["message"]!, details);
    }

    private sealed class Plugin(RecordedPluginHost host, RecordedPhase? phase) : IPlugin
    {
        public Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
            host.AnswerAsync(phase, method, request.ToArray());

        public Task StopAsync() => Task.CompletedTask;
    }
}
