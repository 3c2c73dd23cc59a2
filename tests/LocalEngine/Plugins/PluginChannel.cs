using Grpc.Core;
using Grpc.Net.Client;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>A connection to a plugin's port, with nothing between: no proxy, no retries.</summary>
public sealed class PluginChannel : IDisposable
{
    private const string Service = "pulumirpc.ResourceProvider";
    private const int MaxMessageBytes = 400 * 1024 * 1024;

    // What grpc-go accepts by default: a failure may carry the whole state of a resource in its trailers.
    private const int MaxHeaderKibibytes = 16 * 1024;

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static bytes => bytes, static bytes => bytes);

    private readonly GrpcChannel channel;

    /// <summary>Makes a connection, which is dialled with the first call.</summary>
    public PluginChannel(string target)
    {
        channel = GrpcChannel.ForAddress($"http://{target}", new GrpcChannelOptions
        {
            MaxReceiveMessageSize = MaxMessageBytes,
            MaxSendMessageSize = MaxMessageBytes,
            MaxRetryAttempts = null,
            DisposeHttpClient = true,
            HttpHandler = new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                ActivityHeadersPropagator = null,
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
#pragma warning disable CA2262 // 16 MiB of header fields is meant.
                MaxResponseHeadersLength = MaxHeaderKibibytes,
#pragma warning restore CA2262
            },
        });
        Invoker = channel.CreateCallInvoker();
    }

    /// <summary>For the generated clients.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Calls a method of <c>pulumirpc.ResourceProvider</c> by its short name, with the messages as protobuf bytes.</summary>
    /// <exception cref="RpcException">The plugin answered with an error status, or could not be reached.</exception>
    public async Task<byte[]> CallAsync(string method, ReadOnlyMemory<byte> request, Metadata? headers = null, CancellationToken cancellationToken = default)
    {
        using var call = Invoker.AsyncUnaryCall(
            MethodOf(MethodType.Unary, method), null, new CallOptions(headers, cancellationToken: cancellationToken), request.ToArray());
        return await call;
    }

    /// <summary>Calls a method that answers with a stream.</summary>
    /// <exception cref="RpcException">The plugin answered with an error status, or could not be reached.</exception>
    public async Task<IReadOnlyList<byte[]>> StreamAsync(
        string method, ReadOnlyMemory<byte> request, Metadata? headers = null, CancellationToken cancellationToken = default)
    {
        using var call = Invoker.AsyncServerStreamingCall(
            MethodOf(MethodType.ServerStreaming, method), null, new CallOptions(headers, cancellationToken: cancellationToken), request.ToArray());
        return await call.ResponseStream.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken);
    }

    public void Dispose() => channel.Dispose();

    private static Method<byte[], byte[]> MethodOf(MethodType type, string name) => new(type, Service, name, Bytes, Bytes);
}
