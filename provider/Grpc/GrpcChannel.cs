using System.Runtime.CompilerServices;
using Google.Protobuf;
using MediaProviders.Grpc.Calling;

namespace MediaProviders.Grpc;

/// <summary>Calls the methods of one server over HTTP/2 without TLS. The connection is made at the first call and then shared.</summary>
public sealed class GrpcChannel : IDisposable
{
    private readonly ClientTransport _transport;

    /// <param name="target">Host and port, such as <c>127.0.0.1:50051</c>.</param>
    /// <param name="options">The bounds; null means the defaults.</param>
    /// <exception cref="ArgumentException">The target is not a host and a port.</exception>
    public GrpcChannel(string target, GrpcChannelOptions? options = null)
    {
#pragma warning disable S5332 // gRPC between processes of one machine has no TLS.
        var root = $"http://{target}/";
#pragma warning restore S5332
        if (!Uri.TryCreate(root, UriKind.Absolute, out var address) || address.PathAndQuery != "/" || address.UserInfo.Length > 0)
        {
            throw new ArgumentException($"'{target}' is not a host and a port, such as '127.0.0.1:50051'.", nameof(target));
        }

        Target = target;
        _transport = new ClientTransport(address, options ?? new GrpcChannelOptions());
    }

    /// <summary>Host and port.</summary>
    public string Target { get; }

    /// <summary>Calls a method with one request and one answer.</summary>
    /// <param name="path">Service and method, such as <c>/grpc.health.v1.Health/Check</c>.</param>
    /// <param name="request">The request.</param>
    /// <param name="parser">Reads the answer.</param>
    /// <param name="options">Metadata and deadline; null means neither.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <exception cref="RpcException">
    /// The call failed. UNAVAILABLE when there is no connection, DEADLINE_EXCEEDED when the time is over.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public async Task<TResponse> UnaryAsync<TRequest, TResponse>(
        string path, TRequest request, MessageParser<TResponse> parser, GrpcCallOptions? options = null, CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        using var call = new ClientCall(_transport, path, options, cancellationToken);
        await call.SendAsync(request);
        var response = await call.ReadAsync(parser);
        var more = response is not null && await call.ReadAsync(parser) is not null;
        if (!more)
        {
            call.ThrowUnlessOk();
        }

        return more || response is null
            ? throw new RpcException(StatusCode.Internal, $"'{path}' was answered with {(more ? "more than one message" : "no message")}.")
            : response;
    }

    /// <summary>Calls a method with one request and any number of answers. The call begins with the enumeration and ends with it.</summary>
    /// <inheritdoc cref="UnaryAsync{TRequest,TResponse}"/>
    public async IAsyncEnumerable<TResponse> ServerStreamingAsync<TRequest, TResponse>(
        string path, TRequest request, MessageParser<TResponse> parser, GrpcCallOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        using var call = new ClientCall(_transport, path, options, cancellationToken);
        await call.SendAsync(request);
        while (await call.ReadAsync(parser) is { } response)
        {
            yield return response;
        }

        call.ThrowUnlessOk();
    }

    /// <summary>Closes the connection; running calls fail.</summary>
    public void Dispose() => _transport.Dispose();
}
