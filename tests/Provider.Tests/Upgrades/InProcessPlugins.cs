namespace MediaProviders.Provider.Tests.Upgrades;

/// <summary>Plugins in this process, each behind a port of its own, as if it were a process of its own.</summary>
internal sealed class InProcessPlugins : IPluginHost
{
    public string PluginDirectory => AppContext.BaseDirectory;

    public bool NeedsEngineServer => true;

    public async Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken) =>
        new Plugin(await PluginServer.StartAsync(WholeProvider.Served(start.Environment.GetValueOrDefault), start.EngineAddress, cancellationToken: cancellationToken));

    private sealed class Plugin(PluginServer server) : IPlugin
    {
        private readonly PluginChannel channel = new($"127.0.0.1:{server.Port}");

        public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
        {
            try
            {
                return await channel.CallAsync(method, request, cancellationToken: cancellationToken);
            }
            catch (RpcException failure)
            {
                throw failure.ToPluginCall();
            }
        }

        public async Task StopAsync()
        {
            channel.Dispose();
            await server.DisposeAsync();
        }
    }
}
