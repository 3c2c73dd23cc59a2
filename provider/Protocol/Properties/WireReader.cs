using System.Buffers.Binary;

namespace MediaProviders.Protocol.Properties;

/// <summary>
/// Reads protobuf fields out of bytes in memory, front to back. Every length is held against what is really there before anything is made of it.
/// </summary>
/// <param name="bytes">The message.</param>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Where the next read begins. Setting it back reads again.</summary>
    public int Position { get; set; }

    /// <summary>Reads the next tag; false at <paramref name="end"/>, where the message ends.</summary>
    public bool TryReadTag(int end, out int field, out WireType type)
    {
        if (Position >= end)
        {
            (field, type) = (0, default);
            return false;
        }

        var tag = ReadVarint(end);
        field = (int)(tag >> 3);
        type = (WireType)(tag & 7);
        if (tag > uint.MaxValue || field == 0)
        {
            throw new MalformedWireException("has a field without a number");
        }

        return true;
    }

    /// <summary>Reads a length and returns where the content that follows it ends.</summary>
    public int ReadLength(int end)
    {
        var length = ReadVarint(end);
        return length <= (ulong)(end - Position) ? Position + (int)length : throw Truncated();
    }

    /// <summary>Reads a length and the bytes that follow it.</summary>
    public ReadOnlySpan<byte> ReadBytes(int end)
    {
        var contentEnd = ReadLength(end);
        var content = bytes[Position..contentEnd];
        Position = contentEnd;
        return content;
    }

    /// <summary>Reads a number of variable length.</summary>
    public ulong ReadVarint(int end)
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (Position >= end)
            {
                throw Truncated();
            }

            var next = bytes[Position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new MalformedWireException("has a number of more than ten bytes");
    }

    /// <summary>Reads an IEEE double.</summary>
    public double ReadDouble(int end)
    {
        var start = Position;
        Advance(8, end);
        return BinaryPrimitives.ReadDoubleLittleEndian(bytes[start..]);
    }

    /// <summary>Passes over a field nobody asks for.</summary>
    public void Skip(WireType type, int end)
    {
        switch (type)
        {
            case WireType.Varint:
                _ = ReadVarint(end);
                break;
            case WireType.Fixed64:
                Advance(8, end);
                break;
            case WireType.Length:
                Position = ReadLength(end);
                break;
            case WireType.Fixed32:
                Advance(4, end);
                break;
            default:
                throw new MalformedWireException($"has a field of wire type {(int)type}, which proto3 does not have");
        }
    }

    private static MalformedWireException Truncated() => new("ends in the middle of a field");

    private void Advance(int count, int end) => Position = count <= end - Position ? Position + count : throw Truncated();
}
