using System.Buffers;
using System.Buffers.Binary;

namespace MediaProviders.Plugin;

/// <summary>
/// The one setting of a client that Kestrel does not pass on: the largest list of header fields it takes, in the SETTINGS frame
/// that must follow its preface (RFC 9113, sections 3.4 and 6.5).
/// </summary>
internal static class ClientSettings
{
    private const int FrameHeaderLength = 9;
    private const int EntryLength = 6;
    private const int MaxFrameLength = 16 * 1024;
    private const byte SettingsType = 4;
    private const ushort MaxHeaderListSize = 6;

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>
    /// Reads the setting. False means that more bytes are needed; true with null, that the client does not say, or that the bytes
    /// are not HTTP/2.
    /// </summary>
    public static bool TryRead(ReadOnlySequence<byte> start, out long? maxHeaderListBytes)
    {
        maxHeaderListBytes = null;
        Span<byte> bytes = stackalloc byte[Preface.Length + FrameHeaderLength];
        var head = bytes[..(int)Math.Min(start.Length, bytes.Length)];
        start.Slice(0, head.Length).CopyTo(head);
        if (!Preface.StartsWith(head[..Math.Min(head.Length, Preface.Length)]))
        {
            return true;
        }

        if (head.Length < bytes.Length)
        {
            return false;
        }

        var header = head[Preface.Length..];
        var length = (header[0] << 16) | (header[1] << 8) | header[2];
        if (header[3] != SettingsType || length > MaxFrameLength)
        {
            return true;
        }

        var isComplete = start.Length >= bytes.Length + length;
        var entry = bytes[..EntryLength];
        for (var rest = isComplete ? start.Slice(bytes.Length, length) : default; rest.Length >= EntryLength; rest = rest.Slice(EntryLength))
        {
            rest.Slice(0, EntryLength).CopyTo(entry);
            if (BinaryPrimitives.ReadUInt16BigEndian(entry) == MaxHeaderListSize)
            {
                maxHeaderListBytes = BinaryPrimitives.ReadUInt32BigEndian(entry[2..]);
            }
        }

        return isComplete;
    }
}
