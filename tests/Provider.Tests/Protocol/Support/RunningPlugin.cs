namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>The fake package behind a port of this process, with a client.</summary>
internal sealed class RunningPlugin : IAsyncDisposable
{
    private readonly PluginServer server;

    private RunningPlugin(FakePackage package, PluginServer server)
    {
        Package = package;
        this.server = server;
        Client = new PluginClient(server.Port);
    }

    public FakePackage Package { get; }

    public FakeResource Resource => Package.Resource;

    public PluginClient Client { get; }

    public int Port => server.Port;

    /// <summary>A plugin as an engine starts it, for which nobody has configured anything yet.</summary>
    public static async Task<RunningPlugin> StartAsync(string engine = "127.0.0.1:1")
    {
        var package = new FakePackage();
        return new RunningPlugin(package, await PluginServer.StartAsync(package.ToServed(), engine));
    }

    /// <summary>A plugin as a person starts it, for engines to attach to.</summary>
    public static Task<RunningPlugin> StartForAttachAsync() => StartAsync("");

    /// <summary>A plugin that has been configured.</summary>
    public static async Task<RunningPlugin> StartConfiguredAsync(string engine = "127.0.0.1:1")
    {
        var plugin = await StartAsync(engine);
        await plugin.Client.ConfigureAsync();
        return plugin;
    }

    /// <summary>Another connection.</summary>
    public PluginClient Connect() => new(server.Port);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }
}

/// <summary>What a call that fails says.</summary>
internal static class Refusals
{
    public static async Task<(StatusCode Status, string Message)> StatusAsync(this Task call)
    {
        var refusal = await Should.ThrowAsync<RpcException>(call);
        return (refusal.StatusCode, refusal.Status.Detail);
    }
}
