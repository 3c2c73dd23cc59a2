using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Watches the plugins of another host: what failed calls say, and what lies on the disk and stands in the process table after every call.</summary>
/// <param name="look">Looks at the surroundings.</param>
internal sealed class WatchedPluginHost(IPluginHost host, Evidence evidence, Action look) : IPluginHost
{
    public string PluginDirectory => host.PluginDirectory;

    public bool NeedsEngineServer => host.NeedsEngineServer;

    public async Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken)
    {
        var plugin = await host.StartAsync(start, cancellationToken);
        look();
        return new Plugin(plugin, evidence, look);
    }

    private sealed class Plugin(IPlugin plugin, Evidence evidence, Action look) : IPlugin
    {
        public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
        {
            try
            {
                return await plugin.CallAsync(method, request, cancellationToken);
            }
            catch (RpcException failure)
            {
                evidence.Add(Channel.ErrorText, method, failure.Status.Detail);
                foreach (var detail in failure.Details())
                {
                    AddDetail(detail);
                }

                throw;
            }
            finally
            {
                look();
            }
        }

        public Task StopAsync() => plugin.StopAsync();

        private void AddDetail(Any any)
        {
            var type = Any.GetTypeName(any.TypeUrl);
            if (type != "pulumirpc.ErrorResourceInitFailed")
            {
                evidence.Add(Channel.ErrorDetail, type, any.Value.Span);
                return;
            }

            var detail = ErrorResourceInitFailed.Parser.ParseFrom(any.Value);
            evidence.Add(Channel.ErrorDetail, type, $"{detail.Id} {string.Join(' ', detail.Reasons)}");
            foreach (var tree in new[] { detail.Properties, detail.Inputs })
            {
                evidence.Add(Channel.ErrorDetail, type, UnmarkedText.Of((tree ?? new Struct()).ToString()));
            }
        }
    }
}
