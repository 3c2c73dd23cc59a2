using MediaProviders.Grpc.Serving;

namespace MediaProviders.Grpc;

/// <summary>What a handler may know about the call it answers. Valid until the handler ends.</summary>
public sealed class CallContext
{
    private readonly ServerCall? _call;
    private readonly string _method;
    private readonly CancellationToken _cancellation;

    internal CallContext(ServerCall call)
    {
        _call = call;
        _method = call.Path;
        _cancellation = call.Cancellation;
    }

    /// <summary>The context of a call that came on no connection: see <see cref="GrpcService.CallAsync"/>.</summary>
    internal CallContext(string method, CancellationToken cancellation)
    {
        _method = method;
        _cancellation = cancellation;
    }

    /// <summary>The path of the call, such as <c>/grpc.health.v1.Health/Check</c>.</summary>
    public string Method => _method;

    /// <summary>Fires when the client cancels or is gone, when the deadline passes, and when the server ends running calls.</summary>
    public CancellationToken CancellationToken => _cancellation;

    /// <summary>Fires when the server begins to stop, while calls may still end within their grace.</summary>
    public CancellationToken ServerStopping => _call?.Server.Stopping ?? CancellationToken.None;

    /// <summary>When the client stops waiting; null when it set no deadline.</summary>
    public DateTimeOffset? Deadline => _call?.Deadline;

    /// <summary>The metadata the client sent, without the fields that belong to HTTP and gRPC.</summary>
    /// <exception cref="RpcException">A binary value is not base64 (INTERNAL).</exception>
    public Metadata RequestHeaders => _call?.RequestHeaders ?? new Metadata();

    /// <summary>Metadata to send with the status, whether the call succeeds or fails.</summary>
    public Metadata ResponseTrailers { get; } = new();

    /// <summary>The connection the call came in on.</summary>
    public GrpcConnection Connection => _call?.Connection ?? throw new InvalidOperationException($"The call of '{_method}' came on no connection.");
}
