using System.Buffers;
using System.Globalization;
using System.Text;

namespace MediaProviders.Grpc.Framing;

/// <summary>
/// The <c>grpc-message</c> field: UTF-8, percent-encoded but for printable ASCII other than '%' ("gRPC over HTTP2", Status-Message).
/// </summary>
internal static class StatusMessage
{
    private const int EscapedLength = 3;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The encoded text, cut after the last whole character that fits. A lone surrogate is sent as U+FFFD.</summary>
    public static string Encode(string message, long maxLength)
    {
        if (message.Length <= maxLength && !message.AsSpan().ContainsAnyExcept(Plain))
        {
            return message;
        }

        var encoded = new StringBuilder(message.Length);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in message.EnumerateRunes())
        {
            var plain = rune.IsAscii && Plain.Contains((char)rune.Value);
            var length = rune.EncodeToUtf8(utf8);
            if (encoded.Length + (plain ? 1 : EscapedLength * length) > maxLength)
            {
                break;
            }

            if (plain)
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (var octet in utf8[..length])
            {
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    /// <summary>The text as it was; what is not a valid escape stays as it is, so that an error never hides behind another one.</summary>
    public static string Decode(string encoded)
    {
        if (!encoded.Contains('%'))
        {
            return encoded;
        }

        var source = Encoding.UTF8.GetBytes(encoded);
        var decoded = new byte[source.Length];
        var length = 0;
        var rest = source.AsSpan();
        while (!rest.IsEmpty)
        {
            var isEscape = rest[0] == '%' && rest.Length >= EscapedLength
                && byte.TryParse(rest[1..EscapedLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out decoded[length]);
            if (!isEscape)
            {
                decoded[length] = rest[0];
            }

            length++;
            rest = rest[(isEscape ? EscapedLength : 1)..];
        }

        return Encoding.UTF8.GetString(decoded, 0, length);
    }
}
