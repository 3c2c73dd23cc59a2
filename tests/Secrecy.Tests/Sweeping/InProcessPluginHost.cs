using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;
using MediaProviders.LocalEngine.Plugins;
using MediaProviders.Protocol;

namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Runs the plugin in this process, over the real wire: as fast as a test with many commands needs it.</summary>
/// <param name="serve">Makes the package, given the environment of the plugin.</param>
internal sealed class InProcessPluginHost(Func<IReadOnlyDictionary<string, string>, ServedPackage> serve) : IPluginHost
{
    public string PluginDirectory => AppContext.BaseDirectory;

    public bool NeedsEngineServer => true;

    public async Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken)
    {
        var server = await PluginServer.StartAsync(serve(start.Environment), start.EngineAddress, cancellationToken: cancellationToken);
        return new Plugin(server, new GrpcChannel($"127.0.0.1:{server.Port}"));
    }

    private sealed class Plugin(PluginServer server, GrpcChannel channel) : IPlugin
    {
        public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
        {
            try
            {
                // An empty message keeps fields it does not know, so it carries any message.
                var answer = await channel.UnaryAsync($"/pulumirpc.ResourceProvider/{method}", Empty.Parser.ParseFrom(request.Span), Empty.Parser, cancellationToken: cancellationToken);
                return answer.ToByteArray();
            }
            catch (RpcException e)
            {
                throw new PluginCallException(
                    e.Status.ToString(),
                    e.Message,
                    e.Details.OfType<Any>().ToDictionary(any => Any.GetTypeName(any.TypeUrl), any => (ReadOnlyMemory<byte>)any.Value.Memory, StringComparer.Ordinal),
                    e);
            }
        }

        public async Task StopAsync()
        {
            channel.Dispose();
            await server.DisposeAsync();
        }
    }
}
