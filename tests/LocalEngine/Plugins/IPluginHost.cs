namespace MediaProviders.LocalEngine.Plugins;

/// <summary>Where plugins come from: an executable, a provider in this process, or a recording.</summary>
public interface IPluginHost
{
    /// <summary>The folder of the plugin, which the handshake names.</summary>
    string PluginDirectory { get; }

    /// <summary>The folder of the plugin where a command has no project that names one: where the engine installed it.</summary>
    string InstalledDirectory => PluginDirectory;

    /// <summary>
    /// True when plugins call the engine over its address; false when they report through <see cref="PluginStart.Log"/> and the address is only a name.
    /// </summary>
    bool NeedsEngineServer { get; }

    /// <summary>Starts one plugin: a process of its own, or what stands for one.</summary>
    Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken);
}

/// <summary>One running plugin. Calls may overlap.</summary>
public interface IPlugin
{
    /// <summary>Calls a method of <c>pulumirpc.ResourceProvider</c> by its short name, with the request and the response as protobuf bytes.</summary>
    /// <exception cref="Grpc.Core.RpcException">
    /// The plugin answered with an error status, or could not be reached; a <see cref="PluginCallException"/> says the same.
    /// </exception>
    Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken);

    /// <summary>Ends the plugin, after <c>Cancel</c> has been called.</summary>
    Task StopAsync();
}

/// <summary>How a plugin is started.</summary>
/// <param name="EngineAddress">The phase's address of <c>pulumirpc.Engine</c>, also the last argument.</param>
/// <param name="Environment">Variables added to the plugin's environment. They hold secrets in clear.</param>
/// <param name="WorkingDirectory">The folder of the program.</param>
/// <param name="Log">Takes messages of a plugin that lives in this process.</param>
public sealed record PluginStart(string EngineAddress, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory, Action<Diagnostic> Log);
