using Google.Protobuf;
using MediaProviders.Grpc.Framing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Grpc.Serving;

/// <summary>
/// The answer of one call on its HTTP/2 stream: messages, then the status in trailers; or the status at once in the header fields
/// ("gRPC over HTTP2", Response-Headers and Trailers-Only). Not safe for concurrent use; <see cref="ServerCall"/> takes care.
/// </summary>
internal sealed class ServerResponse(IFeatureCollection features, ServerRuntime server, GrpcConnection connection)
{
    // Up to here a message waits for its status, so that both leave in one write; beyond, the client's flow control comes first.
    private const int UnflushedBytes = 32 * 1024;

    private readonly IHttpResponseFeature _head = features.Get<IHttpResponseFeature>()!;
    private readonly IHttpResponseBodyFeature _body = features.Get<IHttpResponseBodyFeature>()!;

    /// <summary>Sends one message, and waits while the client has no room.</summary>
    public async Task WriteAsync(IMessage message, bool isLast)
    {
        var size = MessageWriter.Measure(message, server.MaxMessageBytes);
        if (!_head.HasStarted)
        {
            _head.Headers.ContentType = GrpcFields.ContentType;
            await _body.StartAsync();
        }

        MessageWriter.Write(_body.Writer, message, size);
        if (!isLast || size > UnflushedBytes)
        {
            await _body.Writer.FlushAsync();
        }
    }

    /// <summary>Writes the status; it leaves when the request ends or <see cref="CompleteAsync"/> is called.</summary>
    /// <param name="failure">Why the call failed; null when it went well.</param>
    /// <param name="custom">The application's own trailers.</param>
    public void SetStatus(RpcException? failure, Metadata? custom)
    {
        IHeaderDictionary fields;
        if (_head.HasStarted)
        {
            fields = features.Get<IHttpResponseTrailersFeature>()!.Trailers;
        }
        else
        {
            fields = _head.Headers;
            fields.ContentType = GrpcFields.ContentType;
        }

        var room = connection.MaxHeaderListBytes - StatusHeaderLimit.HttpFields;
        if (custom is { Count: > 0 })
        {
            room -= SetCustom(fields, custom);
        }

        var status = failure is null ? StatusFields.Ok : StatusFields.For(failure, room);
        fields[GrpcFields.Status] = status.Code;
        if (!string.IsNullOrEmpty(status.Message))
        {
            fields[GrpcFields.Message] = status.Message;
        }

        if (status.Details is not null)
        {
            fields[GrpcFields.Details] = status.Details;
        }
    }

    /// <summary>Says which compressions may be used, which a refusal of another one must.</summary>
    public void SetAcceptEncoding() => _head.Headers[GrpcFields.AcceptEncoding] = GrpcFields.Identity;

    /// <summary>Ends the answer although the handler still runs.</summary>
    public Task CompleteAsync() => _body.CompleteAsync();

    /// <summary>Sends RST_STREAM.</summary>
    public void Reset(Http2Error error) => features.Get<IHttpResetFeature>()!.Reset((int)error);

    private static long SetCustom(IHeaderDictionary fields, Metadata custom)
    {
        var bytes = 0L;
        foreach (var (name, text) in custom.Encoded())
        {
            fields.Append(name, text);
            bytes += StatusFields.FieldBytes(name, text.Length);
        }

        return bytes;
    }
}
