using System.Text;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using MediaProviders.Protocol.Wire;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Protocol;

/// <summary>The ResourceProvider service: each method decodes, asks, and encodes. Parameterize, Construct and Call are not offered.</summary>
/// <param name="package">Who answers.</param>
/// <param name="sessionsOf">Finds the sessions that a call belongs to.</param>
internal sealed partial class ProviderService(ServedPackage package, Func<ServerCallContext, SessionSlot> sessionsOf) : ResourceProviderBase
{
    private readonly Errors errors = new(package.Identity);

    public override Task<ProviderHandshakeResponse> Handshake(ProviderHandshakeRequest request, ServerCallContext context)
    {
        sessionsOf(context).Handshake(request.EngineAddress);

        // Outputs would only be sent to components; text that is not UTF-8 has no place in a string.
        return Task.FromResult(new ProviderHandshakeResponse { AcceptSecrets = true, AcceptResources = true, SupportsAutonamingConfiguration = true });
    }

    public override Task<Empty> Attach(PluginAttach request, ServerCallContext context)
    {
        SessionOf(context).ThrowIfCancelled();
        SessionOf(context).EngineAddress = request.Address;
        return Task.FromResult(new Empty());
    }

    public override Task<PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(new PluginInfo { Version = package.Identity.Version });

    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) =>
        Task.FromResult(new GetSchemaResponse { Schema = Encoding.UTF8.GetString(package.Schema().Span) });

    // Programs of other tools are not converted to this package.
    public override Task<GetMappingResponse> GetMapping(GetMappingRequest request, ServerCallContext context)
    {
        SessionOf(context).ThrowIfCancelled();
        return Task.FromResult(new GetMappingResponse());
    }

    public override Task<GetMappingsResponse> GetMappings(GetMappingsRequest request, ServerCallContext context)
    {
        SessionOf(context).ThrowIfCancelled();
        return Task.FromResult(new GetMappingsResponse());
    }

    public override Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        sessionsOf(context).CancelByEngine();
        return Task.FromResult(new Empty());
    }

    private Session SessionOf(ServerCallContext context) => sessionsOf(context).Current;
}
