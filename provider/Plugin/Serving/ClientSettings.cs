using System.Buffers;
using System.Buffers.Binary;

namespace MediaProviders.Plugin;

/// <summary>Reads SETTINGS_MAX_HEADER_LIST_SIZE of an HTTP/2 client, which Kestrel does not expose: RFC 9113, sections 3.4 and 6.5.</summary>
internal static class ClientSettings
{
    private const int FrameHeaderLength = 9;
    private const int EntryLength = 6;
    private const int MaxFrameLength = 16 * 1024;
    private const byte SettingsType = 4;
    private const ushort MaxHeaderListSize = 6;

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>False when more bytes are needed. The result is null when the client does not send the setting, or does not use HTTP/2.</summary>
    public static bool TryRead(ReadOnlySequence<byte> start, out long? maxHeaderListBytes)
    {
        maxHeaderListBytes = null;
        ReadOnlySpan<byte> bytes = start.ToArray();
        var preface = bytes[..Math.Min(bytes.Length, Preface.Length)];
        if (!Preface.StartsWith(preface))
        {
            return true;
        }

        var frame = bytes[preface.Length..];
        if (frame.Length < FrameHeaderLength)
        {
            return false;
        }

        var length = (frame[0] << 16) | (frame[1] << 8) | frame[2];
        if (frame[3] != SettingsType || length > MaxFrameLength)
        {
            return true;
        }

        var isComplete = frame.Length >= FrameHeaderLength + length;
        for (var rest = isComplete ? frame.Slice(FrameHeaderLength, length) : []; rest.Length >= EntryLength; rest = rest[EntryLength..])
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(rest) == MaxHeaderListSize)
            {
                maxHeaderListBytes = BinaryPrimitives.ReadUInt32BigEndian(rest[2..]);
            }
        }

        return isComplete;
    }
}
