using Google.Protobuf;

namespace MediaProviders.Grpc.Serving;

/// <summary>One request, one answer.</summary>
internal sealed class UnaryMethod<TRequest, TResponse>(
    string path, MessageParser<TRequest> parser, Func<TRequest, CallContext, Task<TResponse>> handler) : ServerMethod(path)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    /// <inheritdoc/>
    public override async Task<byte[]> AnswerAsync(ReadOnlyMemory<byte> request, CallContext context) =>
        (await handler(parser.ParseFrom(request.Span), context)).ToByteArray();

    /// <inheritdoc/>
    public override async Task AnswerAsync(ServerCall call)
    {
        var request = await call.ReadOnlyMessageAsync(parser);
        TResponse? response = null;
        if (call.Server.Around is null)
        {
            response = await handler(request, call.Context);
        }
        else
        {
            await call.RunAroundAsync(async () => response = await handler(request, call.Context));
        }

        await call.WriteAsync(
            response ?? throw new InvalidOperationException($"The handler of '{Path}' gave no answer."), isLast: true);
    }
}
