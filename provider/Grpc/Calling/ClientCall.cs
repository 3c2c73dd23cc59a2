using System.IO.Pipelines;
using System.Net;
using Google.Protobuf;
using MediaProviders.Grpc.Framing;

namespace MediaProviders.Grpc.Calling;

/// <summary>One call of a client: one request, then messages until the status.</summary>
internal sealed class ClientCall : IDisposable
{
    // A .NET timer takes no longer time; a call does not last as long.
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(40);

    private readonly ClientTransport _transport;
    private readonly string _path;
    private readonly GrpcCallOptions? _options;
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource? _deadline;
    private readonly CancellationTokenSource _either;
    private HttpResponseMessage? _response;
    private PipeReader? _body;
    private MessageReader? _reader;

    public ClientCall(ClientTransport transport, string path, GrpcCallOptions? options, CancellationToken caller)
    {
        _transport = transport;
        _path = path;
        _options = options;
        _caller = caller;
        if (options?.Timeout is { } timeout && timeout < LongestTimeout)
        {
            _deadline = new CancellationTokenSource(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, transport.Options.TimeProvider);
        }

        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _deadline?.Token ?? default);
    }

    /// <summary>Sends the request and waits for the header fields of the answer.</summary>
    public async Task SendAsync(IMessage message)
    {
        using var request = CreateRequest(message);
        try
        {
            if (_options?.Timeout <= TimeSpan.Zero)
            {
                throw DeadlineExceeded();
            }

            _response = await _transport.SendAsync(request, _either.Token);
            if (_response.StatusCode != HttpStatusCode.OK)
            {
                throw ResponseStatus.Read(_response) ?? ResponseStatus.ForHttpStatus(_response.StatusCode, _path);
            }

            var contentType = _response.Content.Headers.NonValidated.TryGetValues("content-type", out var values) ? values.ToString() : string.Empty;
            if (!GrpcFields.IsGrpcContentType(contentType))
            {
                throw new RpcException(StatusCode.Unknown, $"'{_path}' was answered with content type '{contentType}', which is not gRPC.");
            }

            _body = PipeReader.Create(await _response.Content.ReadAsStreamAsync(_either.Token));
            _reader = new MessageReader(_body, _transport.Options.MaxMessageBytes);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Explain(e);
        }
    }

    /// <summary>The next message; null when there are no more and the status is known.</summary>
    public async ValueTask<TResponse?> ReadAsync<TResponse>(MessageParser<TResponse> parser)
        where TResponse : class, IMessage<TResponse>
    {
        try
        {
            return await _reader!.ReadAsync(parser, _either.Token);
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw Explain(e);
        }
    }

    /// <summary>Throws what the server said, unless that was OK.</summary>
    public void ThrowUnlessOk()
    {
        if (!ResponseStatus.IsPresent(_response!))
        {
            throw new RpcException(StatusCode.Internal, $"'{_path}' was answered without a status.");
        }

        if (ResponseStatus.Read(_response!) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Ends the call; what the server still sends is refused.</summary>
    public void Dispose()
    {
        _body?.Complete();
        _response?.Dispose();
        _either.Dispose();
        _deadline?.Dispose();
    }

    private HttpRequestMessage CreateRequest(IMessage message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_transport.Address, _path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new RequestContent(message, _transport.Options.MaxMessageBytes),
        };
        request.Headers.TryAddWithoutValidation("te", "trailers");
        if (_options?.Timeout is { } timeout)
        {
            request.Headers.TryAddWithoutValidation(GrpcFields.Timeout, GrpcTimeout.Format(timeout));
        }

        foreach (var (name, text) in _options?.Headers?.Encoded() ?? [])
        {
            request.Headers.TryAddWithoutValidation(name, text);
        }

        return request;
    }

    private RpcException DeadlineExceeded() =>
        new(StatusCode.DeadlineExceeded, $"'{_path}' was not answered within {_options!.Timeout}.");

    private Exception Explain(Exception error) =>
        _caller.IsCancellationRequested ? new OperationCanceledException($"'{_path}' was given up.", error, _caller)
        : _deadline is { IsCancellationRequested: true } ? DeadlineExceeded()
        : ResponseStatus.ForTransportError(error, $"{_transport.Address.Host}:{_transport.Address.Port}", _path);
}
