using MediaProviders.LocalEngine.Plugins;
using MediaProviders.LocalEngine.Results;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>One phase of a command: its engine address, its plugins, what it found out. A preview never touches the outside world, and its snapshot is thrown away.</summary>
internal sealed class Phase : IDisposable
{
    // Seen in Pulumi 3.260: a plugin that is slower is given up.
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);
    private readonly List<PluginClient> _plugins = [];
    private readonly Lock _lock = new();

    public Phase(PhaseKind kind, EngineSettings settings, CommandOptions options, Urns urns, string programDirectory, Snapshot snapshot, PhaseServices services)
    {
        Kind = kind;
        Settings = settings;
        Options = options;
        Urns = urns;
        ProgramDirectory = programDirectory;
        Snapshot = snapshot;
        Services = services;
        Workers = new SemaphoreSlim(settings.Parallel);
        Providers = new ProviderRegistry(this);
    }

    public PhaseKind Kind { get; }

    public bool IsPreview => Kind == PhaseKind.Preview;

    public EngineSettings Settings { get; }

    public CommandOptions Options { get; }

    public Urns Urns { get; }

    public string ProgramDirectory { get; }

    public Snapshot Snapshot { get; }

    public PhaseServices Services { get; }

    public ProviderRegistry Providers { get; }

    public CallRecorder Recorder { get; } = new();

    public DiagnosticLog Log => Services.Log;

    /// <summary>As many steps run at a time as this lets in.</summary>
    public SemaphoreSlim Workers { get; }

    /// <summary>True once the user has interrupted: nothing new begins, what runs may end.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>True when nothing new may begin: after an interrupt, and after a failure unless the command goes on.</summary>
    public bool IsStopped => IsInterrupted || (Log.HasErrors && !Options.ContinueOnError);

    public DateTimeOffset Now => Settings.Time.GetUtcNow();

    /// <summary>Brings things that do not depend on each other into the order of the settings; the rest keeps its own.</summary>
    public IEnumerable<T> InOrder<T>(IEnumerable<T> things, Func<T, string> name)
    {
        var order = Settings.Order(Kind);
        var rank = order.Select((first, index) => (first, index)).ToDictionary(entry => entry.first, entry => entry.index, StringComparer.Ordinal);
        return things.OrderBy(thing => rank.GetValueOrDefault(name(thing), int.MaxValue));
    }

    /// <summary>Says once that the command as a whole failed, as the real engine does under the stack's own name.</summary>
    public void ReportFailedCommand()
    {
        var text = IsPreview ? "preview failed" : "update failed";
        if (!Log.Diagnostics.Any(diagnostic => diagnostic.Urn == Urns.Root && diagnostic.Text == text))
        {
            Log.Error(Urns.Root, text);
        }
    }

    /// <summary>Starts a plugin and shakes hands with it, as the engine does before anything else.</summary>
    public async Task<PluginClient> StartPluginAsync(string packageConfig)
    {
        var environment = new Dictionary<string, string>(Settings.Environment, StringComparer.Ordinal)
        {
            ["PULUMI_CONFIG"] = packageConfig,
            ["PULUMI_PROJECT"] = Urns.Project,
        };
        var plugin = await Settings.Plugins.StartAsync(new PluginStart(Services.EngineAddress, environment, ProgramDirectory, Log.Add), CancellationToken.None);
        var client = new PluginClient(plugin, Services.NextProcess(), Recorder, environment);
        lock (_lock)
        {
            _plugins.Add(client);
        }

        var handshake = client.HandshakeAsync(new ProviderHandshakeRequest
        {
            EngineAddress = Services.EngineAddress,
            RootDirectory = Settings.Plugins.PluginDirectory,
            ProgramDirectory = Settings.Plugins.PluginDirectory,
            ConfigureWithUrn = true,
            SupportsViews = true,
            SupportsRefreshBeforeUpdate = true,
            InvokeWithPreview = true,
            MapperTarget = Services.EngineAddress,
            LoaderTarget = Services.EngineAddress,
            ResolverTarget = Services.EngineAddress,
            AcceptsByteString = true,
        });
        await InTimeAsync(handshake);
        await client.GetPluginInfoAsync();
        return client;
    }

    /// <summary>Starts the plugin whose only work is to give its schema: the YAML host has one per phase.</summary>
    public async Task StartSchemaLoaderAsync(string packageConfig)
    {
        var client = await StartPluginAsync(packageConfig);
        await client.GetSchemaAsync();
        await client.GetPluginInfoAsync();
    }

    /// <summary>Ends one plugin before its phase ends.</summary>
    public async Task StopPluginAsync(PluginClient client)
    {
        lock (_lock)
        {
            _plugins.Remove(client);
        }

        await client.StopAsync();
    }

    public async Task StopPluginsAsync()
    {
        PluginClient[] plugins;
        lock (_lock)
        {
            plugins = [.. _plugins];
            _plugins.Clear();
        }

        await Task.WhenAll(plugins.Select(plugin => plugin.StopAsync()));
    }

    /// <summary>The user's interrupt: every plugin is told to cancel at once and goes on answering what it was asked.</summary>
    public async Task InterruptAsync()
    {
        IsInterrupted = true;
        PluginClient[] plugins;
        lock (_lock)
        {
            plugins = [.. _plugins];
        }

        await Task.WhenAll(plugins.Select(plugin => plugin.TryCancelAsync()));
    }

    private async Task InTimeAsync(Task handshake)
    {
        try
        {
            await handshake.WaitAsync(HandshakeLimit, Settings.Time);
        }
        catch (TimeoutException e)
        {
            throw new PluginCallException("DEADLINE_EXCEEDED", "Loading the plugin: it did not answer the handshake within 10 s.", innerException: e);
        }
    }

    public PhaseResult ToResult() => new(Kind, Services.EngineAddress, Log.Steps, Log.Diagnostics, Recorder.Calls);

    public void Dispose() => Workers.Dispose();
}

/// <summary>What a phase is given by the engine.</summary>
/// <param name="EngineAddress">The address plugins call.</param>
/// <param name="Log">Where messages and steps go.</param>
/// <param name="Randomness">Ids, tokens and seeds.</param>
/// <param name="NextProcess">Numbers plugin processes.</param>
/// <param name="PackageConfig">The package's part of the stack configuration, as the environment of plugins carries it.</param>
internal sealed record PhaseServices(string EngineAddress, DiagnosticLog Log, Randomness Randomness, Func<int> NextProcess, string PackageConfig);
