using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace MediaProviders.Grpc.Framing;

/// <summary>
/// Reads the messages of a stream of bytes: each has a prefix of five bytes, a flag (1 = compressed) and its length as a big-endian
/// number ("gRPC over HTTP2", Length-Prefixed-Message). Memory grows with the bytes that arrive, never with a length that is claimed.
/// </summary>
/// <param name="pipe">The body of the request or response.</param>
/// <param name="maxBytes">The largest message, without its prefix.</param>
internal sealed class MessageReader(PipeReader pipe, int maxBytes)
{
    /// <summary>The bytes in front of each message.</summary>
    public const int PrefixLength = 5;

    /// <summary>Reads the next message; null at the end of the stream.</summary>
    /// <exception cref="RpcException">
    /// The message is too large (RESOURCE_EXHAUSTED), or is compressed, cut off, or no protobuf of its type (INTERNAL).
    /// </exception>
    public async ValueTask<TMessage?> ReadAsync<TMessage>(MessageParser<TMessage> parser, CancellationToken cancellationToken)
        where TMessage : class, IMessage<TMessage>
    {
        while (true)
        {
            var result = await pipe.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            if (TryRead(buffer, parser, out var message))
            {
                return message;
            }

            if (result.IsCompleted)
            {
                var left = buffer.Length;
                pipe.AdvanceTo(buffer.End);
                return left == 0 ? null : throw Broken($"The stream ended within a message, after {left} of its bytes.");
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static RpcException Broken(string message, Exception? cause = null) => new(StatusCode.Internal, message, null, cause);

    private bool TryRead<TMessage>(ReadOnlySequence<byte> buffer, MessageParser<TMessage> parser, out TMessage? message)
        where TMessage : class, IMessage<TMessage>
    {
        message = null;
        if (!TryReadPrefix(buffer, out var length) || buffer.Length - PrefixLength < length)
        {
            return false;
        }

        var body = buffer.Slice(PrefixLength, length);
        try
        {
            message = parser.ParseFrom(body);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw Broken($"The message is not a valid protobuf '{typeof(TMessage).Name}'.", e);
        }

        pipe.AdvanceTo(body.End);
        return true;
    }

    private bool TryReadPrefix(ReadOnlySequence<byte> buffer, out int length)
    {
        length = 0;
        if (buffer.IsEmpty)
        {
            return false;
        }

        switch (buffer.FirstSpan[0])
        {
            case 0:
                break;
            case 1:
                throw Broken("The message is flagged as compressed, but the call names no compression in 'grpc-encoding'.");
            case var flag:
                throw Broken($"The message has flag {flag}; only 0 and 1 have a meaning.");
        }

        if (buffer.Length < PrefixLength)
        {
            return false;
        }

        Span<byte> prefix = stackalloc byte[PrefixLength];
        buffer.Slice(0, PrefixLength).CopyTo(prefix);
        var claimed = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (claimed > (uint)maxBytes)
        {
            throw new RpcException(StatusCode.ResourceExhausted, $"The message has {claimed} bytes, more than the limit of {maxBytes}.");
        }

        length = (int)claimed;
        return true;
    }
}
