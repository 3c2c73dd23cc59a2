namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>
/// Starts the provider in a simulated process of its own for each plugin: its own session, the real messages as protobuf bytes, no sockets.
/// </summary>
internal sealed class SimulatedHost(SimulatedWorld world, SimulatedNetwork network, ProviderParts parts) : IPluginHost
{
    private readonly List<SimulatedPlugin> running = [];

    public string PluginDirectory => "/plugin";

    public bool NeedsEngineServer => false;

    /// <summary>How many plugins have been started.</summary>
    public int Started { get; private set; }

    /// <summary>The plugins that have not ended.</summary>
    public IReadOnlyList<SimulatedPlugin> Running => [.. running.Where(plugin => !plugin.Process.IsDead)];

    public Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken)
    {
        Started++;
        running.RemoveAll(plugin => plugin.Process.IsDead);
        var plugin = new SimulatedPlugin(world, network, parts, start);
        running.Add(plugin);
        return Task.FromResult<IPlugin>(plugin);
    }
}

/// <summary>The parts of a provider that a test may put others in place of.</summary>
internal sealed record ProviderParts
{
    /// <summary>Opens the claims of a session, by its engine address; null for the real ones.</summary>
    public Func<string, IClaims>? Claims { get; init; }

    /// <summary>Told the service, bot and name of each operation that may write, as it begins; what it returns is called at the operation's end.</summary>
    public Func<string, string, string, Action>? WillWrite { get; init; }

    /// <summary>Puts a configured provider together; null for the real way.</summary>
    public Func<ProviderConfig, HostEnvironment, Func<string, Sinch.IMediaProvidersApi>, ConfiguredProvider>? Assemble { get; init; }
}
