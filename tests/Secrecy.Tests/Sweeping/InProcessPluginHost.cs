namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Runs the plugin in this process, over the real wire: as fast as a test with many commands needs it.</summary>
/// <param name="plant">What is wrong with the plugin; null for nothing.</param>
internal sealed class InProcessPluginHost(string? plant) : IPluginHost
{
    public string PluginDirectory => AppContext.BaseDirectory;

    public bool NeedsEngineServer => true;

    public async Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken)
    {
        var server = await PluginServer.StartAsync(
            RealPackage.Serve(start.Environment.GetValueOrDefault, plant), start.EngineAddress, cancellationToken: cancellationToken);
        return new Plugin(server, new PluginChannel($"127.0.0.1:{server.Port}"));
    }

    private sealed class Plugin(PluginServer server, PluginChannel channel) : IPlugin
    {
        public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
            await channel.CallAsync(method, request, cancellationToken: cancellationToken);

        public async Task StopAsync()
        {
            channel.Dispose();
            await server.DisposeAsync();
        }
    }
}
