namespace MediaProviders.Grpc;

/// <summary>Writes the messages of a streaming answer, one after the other.</summary>
/// <typeparam name="TMessage">The message type.</typeparam>
public interface IStreamWriter<in TMessage>
{
    /// <summary>
    /// Sends one message and waits while the client has no room for it. Only one write may be under way at a time.
    /// </summary>
    /// <exception cref="OperationCanceledException">The call was cancelled, its deadline passed, or the server is stopping.</exception>
    /// <exception cref="RpcException">The message is larger than the limit (RESOURCE_EXHAUSTED).</exception>
    Task WriteAsync(TMessage message);
}
