using Google.Protobuf;

namespace MediaProviders.Grpc.Serving;

/// <summary>Any number of requests and answers.</summary>
internal sealed class DuplexMethod<TRequest, TResponse>(
    string path, MessageParser<TRequest> parser, Func<IAsyncEnumerable<TRequest>, IStreamWriter<TResponse>, CallContext, Task> handler) : ServerMethod(path)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    /// <inheritdoc/>
    public override Task AnswerAsync(ServerCall call) =>
        call.RunAroundAsync(() => handler(ReadAllAsync(call), new ResponseStream<TResponse>(call), call.Context));

    private async IAsyncEnumerable<TRequest> ReadAllAsync(ServerCall call)
    {
        while (await call.ReadAsync(parser) is { } request)
        {
            yield return request;
        }
    }
}
