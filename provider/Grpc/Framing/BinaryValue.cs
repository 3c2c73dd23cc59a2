using System.Buffers.Text;

namespace MediaProviders.Grpc.Framing;

/// <summary>
/// The value of a <c>-bin</c> field: base64, sent without padding and accepted with or without ("gRPC over HTTP2", Binary-Header).
/// </summary>
internal static class BinaryValue
{
    /// <summary>How many characters so many bytes take.</summary>
    public static long EncodedLength(long bytes) => ((bytes * 4) + 2) / 3;

    /// <summary>The bytes as base64 without padding.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    /// <summary>Reads one value; false when it is not base64.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        text = text.Trim();
        var bare = text.TrimEnd('=');
        if (bare.Length % 4 == 1 || text.Length - bare.Length > 2 || bare.ContainsAny(" \t\r\n"))
        {
            return false;
        }

        var padded = new char[(bare.Length + 3) / 4 * 4];
        bare.CopyTo(padded);
        padded.AsSpan(bare.Length).Fill('=');
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(padded.Length)];
        if (!Convert.TryFromBase64Chars(padded, decoded, out var written))
        {
            return false;
        }

        bytes = decoded[..written];
        return true;
    }
}
