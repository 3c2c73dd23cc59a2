using System.Collections.Concurrent;

namespace MediaProviders.LocalEngine.Deployment;

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
    public Task<PluginClient> StartAsync(string packageConfig) => StartAsync(settings.Plugins.PluginDirectory, new Dictionary<string, string>(settings.Environment, StringComparer.Ordinal)
    {
        ["PULUMI_CONFIG"] = packageConfig,
        ["PULUMI_PROJECT"] = project,
    });

    /// <summary>Starts the installed plugin for a command without a stack: its environment says nothing of a project.</summary>
    public Task<PluginClient> StartWithoutStackAsync() => StartAsync(settings.Plugins.InstalledDirectory, new Dictionary<string, string>(settings.Environment, StringComparer.Ordinal));

    private async Task<PluginClient> StartAsync(string directory, Dictionary<string, string> environment)
    {
        var plugin = await settings.Plugins.StartAsync(new PluginStart(services.EngineAddress, environment, programDirectory, services.Log.Add), CancellationToken.None);
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
