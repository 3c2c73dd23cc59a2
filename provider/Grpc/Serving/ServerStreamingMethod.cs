using Google.Protobuf;

namespace MediaProviders.Grpc.Serving;

/// <summary>One request, any number of answers.</summary>
internal sealed class ServerStreamingMethod<TRequest, TResponse>(
    string path, MessageParser<TRequest> parser, Func<TRequest, IStreamWriter<TResponse>, CallContext, Task> handler) : ServerMethod(path)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    /// <inheritdoc/>
    public override async Task AnswerAsync(ServerCall call)
    {
        var request = await call.ReadOnlyMessageAsync(parser);
        await call.RunAroundAsync(() => handler(request, new ResponseStream<TResponse>(call), call.Context));
    }
}
