using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using MediaProviders.Protocol;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Plugin.Serving;

/// <summary>
/// A method of the service with all that a call of it passes. The code that protoc generates for binding calls generic methods by way of an abstract class,
/// which a native program has to put together at every start, one by one; these are put together when it is compiled.
/// </summary>
/// <param name="name">The method's short name.</param>
internal abstract class ServiceMethod(string name)
{
    private const string Service = "pulumirpc.ResourceProvider";

    /// <summary>The method's short name.</summary>
    public string Name => name;

    /// <summary>Tells the server of the method.</summary>
    public abstract void AddTo(ServiceMethodProviderContext<ResourceProviderBase> server);

    /// <summary>Tells another taker of methods, such as one that calls them without a connection.</summary>
    public abstract void AddTo(ServiceBinderBase binder);

    /// <summary>How the method is called, and how its messages are read and written.</summary>
    protected Method<TRequest, TResponse> Describe<TRequest, TResponse>(MethodType type, MessageParser<TRequest> requests, MessageParser<TResponse> responses)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse> =>
        new(type, Service, Name, MarshallerOf(requests), MarshallerOf(responses));

    // Interceptors run after the request has been read, so what is wrong with its bytes has to be said here.
    private Marshaller<T> MarshallerOf<T>(MessageParser<T> parser)
        where T : class, IMessage<T> => new(
            static (message, context) =>
            {
                context.SetPayloadLength(message.CalculateSize());
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            context =>
            {
                try
                {
                    return parser.ParseFrom(context.PayloadAsReadOnlySequence());
                }
                catch (InvalidProtocolBufferException e)
                {
                    throw Errors.Unreadable(Name, e);
                }
            });

    /// <summary>A method with one request and one answer.</summary>
    /// <param name="name">The method's short name.</param>
    /// <param name="requests">Reads its request.</param>
    /// <param name="responses">Writes its answer.</param>
    /// <param name="handler">Does the work.</param>
    /// <param name="interceptor">What the call passes first.</param>
    internal sealed class Unary<TRequest, TResponse>(
        string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses,
        UnaryServerMethod<TRequest, TResponse> handler, CallInterceptor interceptor) : ServiceMethod(name)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        /// <inheritdoc/>
        public override void AddTo(ServiceMethodProviderContext<ResourceProviderBase> server) =>
            server.AddUnaryMethod(Describe(MethodType.Unary, requests, responses), [], (_, request, context) => AnswerAsync(request, context));

        /// <inheritdoc/>
        public override void AddTo(ServiceBinderBase binder) => binder.AddMethod(Describe(MethodType.Unary, requests, responses), AnswerAsync);

        private Task<TResponse> AnswerAsync(TRequest request, ServerCallContext context) => interceptor.UnaryServerHandler(request, context, handler);
    }

    /// <summary>A method with one request and any number of answers.</summary>
    /// <param name="name">The method's short name.</param>
    /// <param name="requests">Reads its request.</param>
    /// <param name="responses">Writes its answer.</param>
    /// <param name="handler">Does the work.</param>
    /// <param name="interceptor">What the call passes first.</param>
    internal sealed class Stream<TRequest, TResponse>(
        string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses,
        ServerStreamingServerMethod<TRequest, TResponse> handler, CallInterceptor interceptor) : ServiceMethod(name)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        /// <inheritdoc/>
        public override void AddTo(ServiceMethodProviderContext<ResourceProviderBase> server) =>
            server.AddServerStreamingMethod(
                Describe(MethodType.ServerStreaming, requests, responses), [], (_, request, answers, context) => AnswerAsync(request, answers, context));

        /// <inheritdoc/>
        public override void AddTo(ServiceBinderBase binder) => binder.AddMethod(Describe(MethodType.ServerStreaming, requests, responses), AnswerAsync);

        private Task AnswerAsync(TRequest request, IServerStreamWriter<TResponse> answers, ServerCallContext context) =>
            interceptor.ServerStreamingServerHandler(request, answers, context, handler);
    }
}
