namespace MediaProviders.Grpc.Calling;

/// <summary>The HTTP/2 connection of a channel, with nothing between it and the server: no proxy, no redirects, no cookies.</summary>
internal sealed class ClientTransport : IDisposable
{
    private const int WindowBytes = 1024 * 1024;

    // What grpc-go accepts by default: a failure may carry the whole state of a resource in its trailers.
    private const int MaxHeaderKibibytes = 16 * 1024;

    private readonly Lazy<HttpMessageInvoker> _invoker;

    public ClientTransport(Uri address, GrpcChannelOptions options)
    {
        Address = address;
        Options = options;
        _invoker = new Lazy<HttpMessageInvoker>(() => new HttpMessageInvoker(CreateHandler(options)));
    }

    /// <summary>The root of the server.</summary>
    public Uri Address { get; }

    /// <summary>The bounds of each call.</summary>
    public GrpcChannelOptions Options { get; }

    /// <summary>Sends a request; the answer is there when its header fields are.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _invoker.Value.SendAsync(request, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_invoker.IsValueCreated)
        {
            _invoker.Value.Dispose();
        }
    }

    private static SocketsHttpHandler CreateHandler(GrpcChannelOptions options) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        InitialHttp2StreamWindowSize = WindowBytes,
#pragma warning disable CA2262 // 16 MiB of header fields is meant.
        MaxResponseHeadersLength = MaxHeaderKibibytes,
#pragma warning restore CA2262
    };
}
