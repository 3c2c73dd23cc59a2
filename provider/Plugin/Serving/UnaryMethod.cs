using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Plugin.Serving;

/// <summary>A method with one request and one answer.</summary>
/// <param name="name">The method's short name.</param>
/// <param name="requests">Reads its request.</param>
/// <param name="responses">Writes its answer.</param>
/// <param name="handler">Does the work.</param>
/// <param name="interceptor">What the call passes first.</param>
internal sealed class UnaryMethod<TRequest, TResponse>(
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
