using MediaProviders.Protocol;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>One plugin: a ProviderService with one session, in a simulated process.</summary>
internal sealed class SimulatedPlugin : IPlugin
{
    private const string Version = "1.2.3";
    private static readonly ServedPackage.PackageIdentity Identity = new("mediaproviders", Version);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private readonly SimulatedWorld world;
    private readonly PluginStart start;
    private readonly SessionSlot session;
    private readonly InProcessMethods methods = new();
    private readonly RunningOperations operations;
    private readonly List<TaskCompletionSource<ReadOnlyMemory<byte>>> calls = [];
    private readonly List<IDisposable> claims = [];
    private string service = "";

    public SimulatedPlugin(SimulatedWorld world, SimulatedNetwork network, ProviderParts parts, PluginStart start)
    {
        this.world = world;
        this.start = start;
        operations = new RunningOperations(parts.WillWrite is { } told ? (bot, name) => told(service, bot, name) : null);
        Process = new SimulatedProcess(world, $"plugin of {start.EngineAddress}");
        var served = new ServedPackage
        {
            Identity = Identity,
            Schema = () => "{}"u8.ToArray(),
            EnvironmentOf = phase => EnvironmentOf(phase, network, parts),
            Configure = (given, environment) => Configure(given, environment, parts),
            OpenLog = _ => new PluginLog(start.Log),
            Time = world.Clock,
        };
        session = new SessionSlot(served, start.EngineAddress, handshakeBegins: false);
        foreach (var method in ServiceMethod.Of(new ProviderService(served, _ => session), new Errors(Identity)))
        {
            method.AddTo(methods);
        }
    }

    /// <summary>The process it lives in.</summary>
    public SimulatedProcess Process { get; }

    public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var answered = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Process.IsDead)
        {
            throw Gone();
        }

        calls.Add(answered);
        Process.Post(async _ => await AnswerAsync(method, request, answered), null);
        try
        {
            return await answered.Task;
        }
        finally
        {
            calls.Remove(answered);
        }
    }

    /// <summary>Ends as a plugin does: what runs is cancelled and has a moment to answer.</summary>
    public async Task StopAsync()
    {
        if (Process.IsDead)
        {
            return;
        }

        operations.Cancel(session.Cancel);
        var deadline = world.Clock.GetUtcNow() + Grace;
        while (operations.Count > 0 && world.Clock.GetUtcNow() < deadline)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), world.Clock);
        }

        operations.Cancel(session.Dispose);
        Kill();
    }

    /// <summary>Ends it without a word. Calls fail as those to a dead process do, and its claims are nobody's any more.</summary>
    public void Kill()
    {
        Process.Kill();
        foreach (var call in calls.ToList())
        {
            call.TrySetException(Gone());
        }

        // The system takes back the locks of a dead process.
        claims.ForEach(claim => claim.Dispose());
    }

    private static PluginCallException Gone() => new("UNAVAILABLE", "the plugin is gone");

    private HostEnvironment EnvironmentOf(string phase, SimulatedNetwork network, ProviderParts parts) => new()
    {
        Variable = start.Environment.GetValueOrDefault,
        Time = world.Clock,
        Phase = phase,
        Version = Version,
        Transport = network.Connect,
        Claims = () => Keep(parts.Claims?.Invoke(phase) ?? new SharedClaims(phase, start.Environment.GetValueOrDefault)),
    };

    private IClaims Keep(IClaims opened)
    {
        if (opened is IDisposable disposable)
        {
            claims.Add(disposable);
        }

        return opened;
    }

    private ConfiguredProvider Configure(ObjectValue given, HostEnvironment environment, ProviderParts parts)
    {
        var config = Configurations.Read(given, environment);
        Sinch.IMediaProvidersApi Connect(string service) =>
            new Sinch.MediaProvidersApi(config.ApiAt(service) with { Jitter = world.Random.NextDouble });
        service = config.Service;
        return operations.Track((parts.Assemble ?? Catalog.Assemble)(config, environment, Connect));
    }

    private async Task AnswerAsync(string method, ReadOnlyMemory<byte> request, TaskCompletionSource<ReadOnlyMemory<byte>> answered)
    {
        try
        {
            Task<byte[]>? answer = null;
            if (method == "Cancel")
            {
                operations.Cancel(() => answer = methods.CallAsync(method, request, CancellationToken.None));
            }

            answered.TrySetResult(await (answer ?? methods.CallAsync(method, request, CancellationToken.None)));
        }
        catch (Exception failure)
        {
            answered.TrySetException(failure);
        }
    }
}

/// <summary>Hands a plugin's texts to the engine at once.</summary>
internal sealed class PluginLog(Action<Diagnostic> log) : OperationReporter.ILog
{
    public Task SendAsync(LogRequest request, Task previous)
    {
        log(new Diagnostic((DiagnosticSeverity)request.Severity, request.Urn, request.Message, request.Ephemeral));
        return Task.CompletedTask;
    }

    public Task WaitAsync(Task sent) => Task.CompletedTask;
}
