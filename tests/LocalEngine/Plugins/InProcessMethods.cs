using Grpc.Core;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>The unary methods of a service, called within this process: the messages are protobuf bytes, but there is no connection.</summary>
public sealed class InProcessMethods : ServiceBinderBase
{
    private readonly Dictionary<string, Func<byte[], ServerCallContext, Task<byte[]>>> methods = new(StringComparer.Ordinal);

    /// <summary>Calls a method by its short name.</summary>
    /// <exception cref="RpcException">There is no such method (UNIMPLEMENTED), or it failed.</exception>
    public Task<byte[]> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken = default) =>
        methods.TryGetValue(method, out var found)
            ? found(request.ToArray(), new InProcessContext(method, cancellationToken))
            : throw new RpcException(new Status(StatusCode.Unimplemented, $"'{method}' is not a method of this service."));

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(handler);
        methods[method.Name] = async (bytes, context) =>
        {
            var answer = await handler(method.RequestMarshaller.ContextualDeserializer(new Received(bytes)), context);
            var sent = new Sent();
            method.ResponseMarshaller.ContextualSerializer(answer, sent);
            return sent.Bytes;
        };
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        // Streams need a connection.
    }

    private sealed class Received(byte[] bytes) : DeserializationContext
    {
        public override int PayloadLength => bytes.Length;

        public override byte[] PayloadAsNewBuffer() => [.. bytes];

        public override System.Buffers.ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(bytes);
    }

    private sealed class Sent : SerializationContext
    {
        private System.Buffers.ArrayBufferWriter<byte>? buffer;
        private int length;

        public byte[] Bytes { get; private set; } = [];

        public override void Complete(byte[] payload) => Bytes = payload;

        public override void Complete() => Bytes = buffer!.WrittenSpan.ToArray();

        public override void SetPayloadLength(int payloadLength) => length = payloadLength;

        public override System.Buffers.IBufferWriter<byte> GetBufferWriter() => buffer ??= new System.Buffers.ArrayBufferWriter<byte>(Math.Max(1, length));
    }

    private sealed class InProcessContext(string method, CancellationToken cancellationToken) : ServerCallContext
    {
        protected override string MethodCore => method;

        protected override string HostCore => "localhost";

        protected override string PeerCore => "this process";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore => Metadata.Empty;

        protected override CancellationToken CancellationTokenCore => cancellationToken;

        protected override Metadata ResponseTrailersCore => Metadata.Empty;

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore => new(null, []);

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
            throw new NotSupportedException("No call leads to another.");

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
