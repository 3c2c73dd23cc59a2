using Google.Protobuf;

namespace MediaProviders.Grpc.Serving;

/// <summary>The answers of one streaming call.</summary>
internal sealed class ResponseStream<TResponse>(ServerCall call) : IStreamWriter<TResponse>
    where TResponse : class, IMessage<TResponse>
{
    /// <inheritdoc/>
    public Task WriteAsync(TResponse message) => call.WriteAsync(message, isLast: false);
}
