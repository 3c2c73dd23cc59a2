using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;

namespace MediaProviders.Grpc.Framing;

/// <summary>Writes messages with their prefix of five bytes ("gRPC over HTTP2", Length-Prefixed-Message), never compressed.</summary>
internal static class MessageWriter
{
    /// <summary>The size of the message, checked against the limit.</summary>
    /// <exception cref="RpcException">The message is too large (RESOURCE_EXHAUSTED).</exception>
    public static int Measure(IMessage message, int maxBytes)
    {
        int size;
        try
        {
            // Protobuf counts in 32 bits; a tree of more than 2 GiB wraps to a negative size.
            size = message.CalculateSize();
        }
        catch (OverflowException)
        {
            size = -1;
        }

        return size < 0 || size > maxBytes
            ? throw new RpcException(StatusCode.ResourceExhausted, $"The message to send has {(size < 0 ? "over 2147483647" : size)} bytes, more than the limit of {maxBytes}.")
            : size;
    }

    /// <summary>Writes prefix and message; <paramref name="size"/> is what <see cref="Measure"/> said.</summary>
    public static void Write(IBufferWriter<byte> output, IMessage message, int size)
    {
        var prefix = output.GetSpan(MessageReader.PrefixLength);
        prefix[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(prefix[1..], (uint)size);
        output.Advance(MessageReader.PrefixLength);
        message.WriteTo(output);
    }
}
