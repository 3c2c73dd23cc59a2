using Grpc.Core;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Protocol;

/// <summary>The ResourceProvider service: each method decodes, asks, and encodes. Parameterize, Construct and Call are not offered.</summary>
/// <param name="package">Who answers.</param>
/// <param name="sessionsOf">Finds the sessions that a call belongs to.</param>
internal sealed partial class ProviderService(ServedPackage package, Func<ServerCallContext, SessionSlot> sessionsOf) : ResourceProviderBase
{
    private readonly Errors errors = new(package.Identity);

    private Session SessionOf(ServerCallContext context) => sessionsOf(context).Current;
}
