using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using MediaProviders.Grpc.Framing;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Grpc.Serving;

/// <summary>
/// One call from its header fields to its status. Whoever ends it first, the handler, the deadline or the stopping server, says the
/// status; nobody else says anything after that.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A handler may hold the token longer than the call, and a source without a timer has nothing to free.")]
internal sealed partial class ServerCall
{
    private readonly Lock _gate = new();
    private readonly IFeatureCollection _features;
    private readonly MessageReader _reader;
    private readonly ServerResponse _response;
#pragma warning disable S2930 // See the type.
    private readonly CancellationTokenSource _cancellation = new();
#pragma warning restore S2930
    private Metadata? _requestHeaders;
    private CallContext? _context;

    public ServerCall(IFeatureCollection features, string path, ServerRuntime server, GrpcConnection connection)
    {
        _features = features;
        _reader = new MessageReader(features.Get<IRequestBodyPipeFeature>()!.Reader, server.MaxMessageBytes);
        _response = new ServerResponse(features, server, connection);
        Path = path;
        Server = server;
        Connection = connection;
    }

    public string Path { get; }

    public ServerRuntime Server { get; }

    public GrpcConnection Connection { get; }

    /// <summary>When the client stops waiting; null when it set no deadline.</summary>
    public DateTimeOffset? Deadline { get; private set; }

    public CancellationToken Cancellation => _cancellation.Token;

    public CallContext Context => _context ??= new CallContext(this);

    public Metadata RequestHeaders => _requestHeaders ??= RequestMetadata.Read(_features.Get<IHttpRequestFeature>()!.Headers);

    /// <summary>Reads the next message; null at the end of what the client sends.</summary>
    public async ValueTask<TMessage?> ReadAsync<TMessage>(MessageParser<TMessage> parser)
        where TMessage : class, IMessage<TMessage>
    {
        try
        {
            return await _reader.ReadAsync(parser, CancellationToken.None);
        }
        catch (Exception e) when (e is not RpcException)
        {
            // HTTP says only that the stream is no more: reset by the client, connection lost, or ended by the deadline.
            throw new RpcException(StatusCode.Cancelled, "The request was cut off.", null, e);
        }
    }

    /// <summary>Reads the one message of a request and the end of the stream after it.</summary>
    public async ValueTask<TMessage> ReadOnlyMessageAsync<TMessage>(MessageParser<TMessage> parser)
        where TMessage : class, IMessage<TMessage>
    {
        var message = await ReadAsync(parser)
            ?? throw new RpcException(StatusCode.Unimplemented, $"'{Path}' takes one message, but none was sent.");
        return await ReadAsync(parser) is null
            ? message
            : throw new RpcException(StatusCode.Unimplemented, $"'{Path}' takes one message, but more were sent.");
    }

    /// <summary>Sends a message, unless the call has ended.</summary>
    public async Task WriteAsync(IMessage message, bool isLast)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_gate)
        {
            if (_ended)
            {
                throw new OperationCanceledException(Cancellation);
            }

            if (_writing)
            {
                throw new InvalidOperationException($"A message of '{Path}' is being written; await it before writing the next one.");
            }

            _writing = true;
        }

        try
        {
            await _response.WriteAsync(message, isLast);

            // HTTP drops what is written to a stream that was reset, without an exception.
            Cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            lock (_gate)
            {
                _writing = false;
            }
        }
    }

    /// <summary>Runs the handler, within what the application wraps around it.</summary>
    public Task RunAroundAsync(Func<Task> handler)
    {
        return Server.Around is { } around ? around(Context, ExplainedAsync) : handler();

        async Task ExplainedAsync()
        {
            try
            {
                await handler();
            }
            catch (Exception e) when (e is not RpcException)
            {
                throw Explain(e);
            }
        }
    }
}
