using System.Collections.Concurrent;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>
/// One phase of a command: its engine address, its plugins, what it found out. A preview never touches the outside world, and its snapshot is thrown away.
/// </summary>
internal sealed class Phase(
    PhaseKind kind, EngineSettings settings, CommandOptions options, Urns urns, string programDirectory, Snapshot snapshot,
    PhaseServices services) : IDisposable
{
    public PhaseKind Kind => kind;

    public bool IsPreview => Kind == PhaseKind.Preview;

    public EngineSettings Settings => settings;

    public CommandOptions Options => options;

    public Urns Urns => urns;

    public string ProgramDirectory => programDirectory;

    public Snapshot Snapshot => snapshot;

    public PhaseServices Services => services;

    public ProviderRegistry Providers => field ??= new(this);

    public PhasePlugins Plugins { get; } = new(settings, services, urns.Project, programDirectory);

    public DiagnosticLog Log => Services.Log;

    /// <summary>As many steps run at a time as this lets in.</summary>
    public SemaphoreSlim Workers { get; } = new(settings.Parallel);

    /// <summary>True once the user has interrupted: nothing new begins, what runs may end.</summary>
    public bool IsInterrupted { get; private set; }

    /// <summary>True when nothing new may begin: after an interrupt, and after a failure unless the command goes on.</summary>
    public bool IsStopped => IsInterrupted || (Log.HasErrors && !Options.ContinueOnError);

    /// <summary>Where a plugin would tell what it does meanwhile; a command without a stack has nobody who listens.</summary>
    public string StatusAddress => Kind == PhaseKind.Direct ? string.Empty : Services.EngineAddress;

    public DateTimeOffset Now => Settings.Time.GetUtcNow();

    /// <summary>Brings things that do not depend on each other into the order of the settings; the rest keeps its own.</summary>
    public IEnumerable<T> InOrder<T>(IEnumerable<T> things, Func<T, string> name)
    {
        var order = Settings.Order(Kind);
        var rank = order.Select((first, index) => (first, index)).ToDictionary(entry => entry.first, entry => entry.index, StringComparer.Ordinal);
        return things.OrderBy(thing => rank.GetValueOrDefault(name(thing), int.MaxValue));
    }

    /// <summary>The user's interrupt: every plugin is told to cancel at once and goes on answering what it was asked.</summary>
    public Task InterruptAsync()
    {
        IsInterrupted = true;
        return Plugins.CancelAsync();
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

    /// <summary>What names one operation at that address.</summary>
    public string NewStatusToken() => Kind == PhaseKind.Direct ? string.Empty : Services.Randomness.NextGuid();

    public PhaseResult ToResult() => new(Kind, Services.EngineAddress, Log.Steps, Log.Diagnostics, [.. Plugins.Calls]);

    public void Dispose() => Workers.Dispose();
}

/// <summary>What a phase is given by the engine.</summary>
/// <param name="EngineAddress">The address plugins call.</param>
/// <param name="Log">Where messages and steps go.</param>
/// <param name="Randomness">Ids, tokens and seeds.</param>
/// <param name="PackageConfig">The package's part of the stack configuration, as the environment of plugins carries it.</param>
internal sealed record PhaseServices(string EngineAddress, DiagnosticLog Log, Randomness Randomness, Func<int> NextProcess, string PackageConfig);

/// <summary>The plugins of one phase: started as the engine starts them, and ended with it.</summary>
internal sealed class PhasePlugins(EngineSettings settings, PhaseServices services, string project, string programDirectory)
{
    // Pulumi 3.260 gives up after 10 s. A machine that runs two suites at once can need longer to start a plugin that is compiled as it runs.
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(60);
    private readonly List<PluginClient> _plugins = [];
    private readonly Lock _lock = new();

    /// <summary>The calls, in order of arrival.</summary>
    public ConcurrentQueue<PluginCall> Calls { get; } = [];

    /// <summary>Starts a plugin and shakes hands with it, as the engine does before anything else.</summary>
    public Task<PluginClient> StartAsync(string packageConfig) =>
        StartAsync(settings.Plugins.PluginDirectory, new Dictionary<string, string>(settings.Environment, StringComparer.Ordinal)
    {
        ["PULUMI_CONFIG"] = packageConfig,
        ["PULUMI_PROJECT"] = project,
    });

    /// <summary>Starts the installed plugin for a command without a stack: its environment says nothing of a project.</summary>
    public Task<PluginClient> StartWithoutStackAsync() =>
        StartAsync(settings.Plugins.InstalledDirectory, new Dictionary<string, string>(settings.Environment, StringComparer.Ordinal));

    private async Task<PluginClient> StartAsync(string directory, Dictionary<string, string> environment)
    {
        var plugin = await settings.Plugins.StartAsync(
            new PluginStart(services.EngineAddress, environment, programDirectory, services.Log.Add), CancellationToken.None);
        var client = new PluginClient(plugin, services.NextProcess(), Calls, environment);
        lock (_lock)
        {
            _plugins.Add(client);
        }

        var handshake = client.HandshakeAsync(new ProviderHandshakeRequest
        {
            EngineAddress = services.EngineAddress,
            RootDirectory = directory,
            ProgramDirectory = directory,
            ConfigureWithUrn = true,
            SupportsViews = true,
            SupportsRefreshBeforeUpdate = true,
            InvokeWithPreview = true,
            MapperTarget = services.EngineAddress,
            LoaderTarget = services.EngineAddress,
            ResolverTarget = services.EngineAddress,
            AcceptsByteString = true,
            SendsOldOutputsToCheck = settings.Release == EngineRelease.Newest,
            AcceptsOutputsInInvoke = settings.Release == EngineRelease.Newest,
            AcceptsOutputsInCall = settings.Release == EngineRelease.Newest,
        });
        await InTimeAsync(handshake);
        await client.GetPluginInfoAsync();
        return client;
    }

    /// <summary>Starts the plugin whose only work is to give its schema: the YAML host has one per phase.</summary>
    /// <returns>The schema.</returns>
    public async Task<string> StartSchemaLoaderAsync(string packageConfig)
    {
        var client = await StartAsync(packageConfig);
        var schema = await client.GetSchemaAsync();
        await client.GetPluginInfoAsync();
        return schema.Schema;
    }

    /// <summary>Ends one plugin before its phase ends.</summary>
    public async Task StopAsync(PluginClient client)
    {
        lock (_lock)
        {
            _plugins.Remove(client);
        }

        await client.StopAsync();
    }

    public async Task StopAllAsync()
    {
        PluginClient[] plugins;
        lock (_lock)
        {
            plugins = Running;
            _plugins.Clear();
        }

        await Task.WhenAll(plugins.Select(plugin => plugin.StopAsync()));
    }

    /// <summary>Tells every running plugin to cancel.</summary>
    public Task CancelAsync() => Task.WhenAll(Running.Select(plugin => plugin.TryCancelAsync()));

    private PluginClient[] Running
    {
        get
        {
            lock (_lock)
            {
                return [.. _plugins];
            }
        }
    }

    private async Task InTimeAsync(Task handshake)
    {
        try
        {
            await handshake.WaitAsync(HandshakeLimit, settings.Time);
        }
        catch (TimeoutException e)
        {
            throw new PluginCallException("DEADLINE_EXCEEDED", "Loading the plugin: it did not answer the handshake within 60 s.", innerException: e);
        }
    }
}
