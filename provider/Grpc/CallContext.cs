using MediaProviders.Grpc.Serving;

namespace MediaProviders.Grpc;

/// <summary>What a handler may know about the call it answers. Valid until the handler ends.</summary>
public sealed class CallContext
{
    private readonly ServerCall _call;

    internal CallContext(ServerCall call) => _call = call;

    /// <summary>The path of the call, such as <c>/grpc.health.v1.Health/Check</c>.</summary>
    public string Method => _call.Path;

    /// <summary>Fires when the client cancels or is gone, when the deadline passes, and when the server ends running calls.</summary>
    public CancellationToken CancellationToken => _call.Cancellation;

    /// <summary>Fires when the server begins to stop, while calls may still end within their grace.</summary>
    public CancellationToken ServerStopping => _call.Server.Stopping;

    /// <summary>When the client stops waiting; null when it set no deadline.</summary>
    public DateTimeOffset? Deadline => _call.Deadline;

    /// <summary>The metadata the client sent, without the fields that belong to HTTP and gRPC.</summary>
    /// <exception cref="RpcException">A binary value is not base64 (INTERNAL).</exception>
    public Metadata RequestHeaders => _call.RequestHeaders;

    /// <summary>Metadata to send with the status, whether the call succeeds or fails.</summary>
    public Metadata ResponseTrailers { get; } = new();

    /// <summary>The connection the call came in on.</summary>
    public GrpcConnection Connection => _call.Connection;
}
