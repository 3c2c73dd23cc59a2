using Google.Protobuf;
using MediaProviders.Grpc.Serving;

namespace MediaProviders.Grpc;

/// <summary>A service and its methods, each with the handler that answers it.</summary>
/// <param name="fullName">Package and name, such as <c>grpc.health.v1.Health</c>; case matters.</param>
public sealed class GrpcService(string fullName)
{
    private readonly List<ServerMethod> _methods = [];

    /// <summary>Package and name of the service.</summary>
    public string FullName { get; } = fullName;

    internal IReadOnlyList<ServerMethod> Methods => _methods;

    /// <summary>Adds a method with one request and one answer.</summary>
    public GrpcService Unary<TRequest, TResponse>(
        string method, MessageParser<TRequest> parser, Func<TRequest, CallContext, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        Add(new UnaryMethod<TRequest, TResponse>(PathOf(method), parser, handler));

    /// <summary>Adds a method with one request and any number of answers.</summary>
    public GrpcService ServerStreaming<TRequest, TResponse>(
        string method, MessageParser<TRequest> parser, Func<TRequest, IStreamWriter<TResponse>, CallContext, Task> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        Add(new ServerStreamingMethod<TRequest, TResponse>(PathOf(method), parser, handler));

    /// <summary>Adds a method with any number of requests and answers, in an order the handler decides.</summary>
    public GrpcService Duplex<TRequest, TResponse>(
        string method, MessageParser<TRequest> parser, Func<IAsyncEnumerable<TRequest>, IStreamWriter<TResponse>, CallContext, Task> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        Add(new DuplexMethod<TRequest, TResponse>(PathOf(method), parser, handler));

    /// <summary>Calls a unary method within this process, with the messages as protobuf bytes but without a connection.</summary>
    /// <exception cref="RpcException">The service has no such method (UNIMPLEMENTED). What the handler throws comes as it is.</exception>
    public Task<byte[]> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var path = PathOf(method);
        var found = _methods.Find(candidate => candidate.Path == path) ?? throw new RpcException(StatusCode.Unimplemented, $"'{path}' is not a method of this server.");
        return found.AnswerAsync(request, new CallContext(path, cancellationToken));
    }

    private string PathOf(string method) => $"/{FullName}/{method}";

    private GrpcService Add(ServerMethod method)
    {
        _methods.Add(method);
        return this;
    }
}
