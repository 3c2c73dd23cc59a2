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
        var reader = new SequenceReader<byte>(start);
        Span<byte> bytes = stackalloc byte[Preface.Length];
        var compared = bytes[..(int)Math.Min(start.Length, Preface.Length)];
        start.Slice(0, compared.Length).CopyTo(compared);
        if (!Preface.StartsWith(compared))
        {
            return true;
        }

        var header = bytes[..FrameHeaderLength];
        if (start.Length < Preface.Length + FrameHeaderLength)
        {
            return false;
        }

        reader.Advance(Preface.Length);
        reader.TryCopyTo(header);
        reader.Advance(FrameHeaderLength);
        var length = (header[0] << 16) | (header[1] << 8) | header[2];
        if (header[3] != SettingsType || length > MaxFrameLength)
        {
            return true;
        }

        if (reader.Remaining < length)
        {
            return false;
        }

        maxHeaderListBytes = FindLast(reader.UnreadSequence.Slice(0, length));
        return true;
    }

    private static long? FindLast(ReadOnlySequence<byte> entries)
    {
        long? found = null;
        Span<byte> entry = stackalloc byte[EntryLength];
        for (; entries.Length >= EntryLength; entries = entries.Slice(EntryLength))
        {
            entries.Slice(0, EntryLength).CopyTo(entry);
            if (BinaryPrimitives.ReadUInt16BigEndian(entry) == MaxHeaderListSize)
            {
                found = BinaryPrimitives.ReadUInt32BigEndian(entry[2..]);
            }
        }

        return found;
    }
}
