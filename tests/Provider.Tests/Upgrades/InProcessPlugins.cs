using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;
using MediaProviders.LocalEngine.Plugins;
using MediaProviders.Protocol;
using MediaProviders.Provider.Tests.Protocol.Support;
using MediaProviders.Provider.Tests.Replays.Comparison;

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
        private readonly GrpcChannel channel = new($"127.0.0.1:{server.Port}");

        public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
        {
            try
            {
                // An empty message keeps the fields it does not know, and so carries any message.
                var carrier = Empty.Parser.ParseFrom(request.Span);
                return (await channel.UnaryAsync($"/pulumirpc.ResourceProvider/{method}", carrier, Empty.Parser, cancellationToken: cancellationToken)).ToByteArray();
            }
            catch (RpcException failure)
            {
                var details = failure.Details.OfType<Any>().ToDictionary(any => Any.GetTypeName(any.TypeUrl), any => (ReadOnlyMemory<byte>)any.Value.Memory, StringComparer.Ordinal);
                throw new PluginCallException(StatusName.Of(failure.Status), failure.Message, details, failure);
            }
        }

        public async Task StopAsync()
        {
            channel.Dispose();
            await server.DisposeAsync();
        }
    }
}
