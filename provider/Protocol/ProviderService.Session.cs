using System.Text;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Protocol;

/// <content>The calls about the session and the plugin itself. All but Attach and the mappings work after Cancel, too.</content>
internal sealed partial class ProviderService
{
    private Task<ProviderHandshakeResponse> HandshakeAsync(ProviderHandshakeRequest request, CallContext context)
    {
        if (handshakeBegins)
        {
            Interlocked.Exchange(ref session, new Session(request.EngineAddress, OpenLog)).Dispose();
        }

        Current.EngineAddress = request.EngineAddress;

        // Outputs would only be sent to components; text that is not UTF-8 has no place in a string.
        return Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, SupportsAutonamingConfiguration = true });
    }

    private Task<Empty> AttachAsync(PluginAttach request, CallContext context)
    {
        Current.ThrowIfCancelled();
        Current.EngineAddress = request.Address;
        return Task.FromResult(new Empty());
    }

    private Task<PluginInfo> GetPluginInfoAsync(Empty request, CallContext context) => Task.FromResult(new PluginInfo { Version = package.Identity.Version });

    private Task<GetSchemaResponse> GetSchemaAsync(GetSchemaRequest request, CallContext context) =>
        Task.FromResult(new GetSchemaResponse { Schema = Encoding.UTF8.GetString(package.Schema().Span) });

    // Programs of other tools are not converted to this package.
    private Task<GetMappingResponse> GetMappingAsync(GetMappingRequest request, CallContext context)
    {
        Current.ThrowIfCancelled();
        return Task.FromResult(new GetMappingResponse());
    }

    private Task<GetMappingsResponse> GetMappingsAsync(GetMappingsRequest request, CallContext context)
    {
        Current.ThrowIfCancelled();
        return Task.FromResult(new GetMappingsResponse());
    }

    // The engine cancels before every end, a normal one too (seen in Pulumi 3.260). Claims have to outlive the Cancel in a process that ends by itself:
    // another process of the same phase may still ask for them.
    private Task<Empty> CancelAsync(Empty request, CallContext context)
    {
        var cancelled = Current;
        cancelled.Cancel();
        if (handshakeBegins)
        {
            cancelled.Dispose();
        }

        return Task.FromResult(new Empty());
    }
}
