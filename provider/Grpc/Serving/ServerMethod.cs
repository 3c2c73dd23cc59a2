namespace MediaProviders.Grpc.Serving;

/// <summary>A method that can be called: knows its messages and its handler.</summary>
/// <param name="path">The path of the call, with service and name.</param>
internal abstract class ServerMethod(string path)
{
    /// <summary>The path of the call, such as <c>/grpc.health.v1.Health/Check</c>.</summary>
    public string Path { get; } = path;

    /// <summary>Reads what the client sends, has the handler answer, and writes the messages; the status is written by the caller.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    public abstract Task AnswerAsync(ServerCall call);

    /// <summary>Answers a call that came on no connection. Only methods with one request and one answer can.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    public virtual Task<byte[]> AnswerAsync(ReadOnlyMemory<byte> request, CallContext context) =>
        throw new NotSupportedException($"'{Path}' needs a connection: it has more than one request or answer.");
}
