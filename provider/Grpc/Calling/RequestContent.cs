using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using MediaProviders.Grpc.Framing;

namespace MediaProviders.Grpc.Calling;

/// <summary>The body of a request with one message.</summary>
internal sealed class RequestContent : HttpContent
{
    private const int SegmentBytes = 16 * 1024;

    private readonly IMessage _message;
    private readonly int _size;

    public RequestContent(IMessage message, int maxBytes)
    {
        _message = message;
        _size = MessageWriter.Measure(message, maxBytes);
        Headers.ContentType = new MediaTypeHeaderValue(GrpcFields.ContentType);
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var writer = PipeWriter.Create(stream, new StreamPipeWriterOptions(minimumBufferSize: SegmentBytes, leaveOpen: true));
        MessageWriter.Write(writer, _message, _size);
        await writer.FlushAsync(cancellationToken);
        await writer.CompleteAsync();
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
