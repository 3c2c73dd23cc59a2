using MediaProviders.Grpc.Serving;

namespace MediaProviders.Grpc;

/// <summary>One HTTP/2 connection of a client. All calls on it share the services that were created for it.</summary>
public sealed class GrpcConnection
{
    private readonly Lazy<MethodTable> _methods;

    internal GrpcConnection(string id, Func<GrpcConnection, MethodTable> createMethods, CancellationToken closed)
    {
        Id = id;
        Closed = closed;
        _methods = new Lazy<MethodTable>(() => createMethods(this));
    }

    /// <summary>A name for this connection, unique while the server runs.</summary>
    public string Id { get; }

    /// <summary>Fires when the connection is closed, by either side.</summary>
    public CancellationToken Closed { get; }

    /// <summary>Whatever the application wants to remember about the connection; the gRPC layer never looks at it.</summary>
    public object? State { get; set; }

    /// <summary>The methods this connection can call; created at the first call.</summary>
    internal MethodTable Methods => _methods.Value;

    /// <summary>
    /// The largest list of header fields the client accepts, in bytes by HTTP/2's count (RFC 9113, section 6.5.2); until the client says
    /// otherwise, what grpc-go clients accept without saying.
    /// </summary>
    internal long MaxHeaderListBytes { get; set; } = StatusHeaderLimit.Unannounced;
}
