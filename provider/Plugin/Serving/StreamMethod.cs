using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Plugin.Serving;

/// <summary>A method with one request and any number of answers.</summary>
/// <param name="name">The method's short name.</param>
/// <param name="requests">Reads its request.</param>
/// <param name="responses">Writes its answer.</param>
/// <param name="handler">Does the work.</param>
/// <param name="interceptor">What the call passes first.</param>
internal sealed class StreamMethod<TRequest, TResponse>(
    string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses,
    ServerStreamingServerMethod<TRequest, TResponse> handler, CallInterceptor interceptor) : ServiceMethod(name)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    /// <inheritdoc/>
    public override void AddTo(ServiceMethodProviderContext<ResourceProviderBase> server) =>
        server.AddServerStreamingMethod(Describe(MethodType.ServerStreaming, requests, responses), [], (_, request, answers, context) => AnswerAsync(request, answers, context));

    /// <inheritdoc/>
    public override void AddTo(ServiceBinderBase binder) => binder.AddMethod(Describe(MethodType.ServerStreaming, requests, responses), AnswerAsync);

    private Task AnswerAsync(TRequest request, IServerStreamWriter<TResponse> answers, ServerCallContext context) =>
        interceptor.ServerStreamingServerHandler(request, answers, context, handler);
}
