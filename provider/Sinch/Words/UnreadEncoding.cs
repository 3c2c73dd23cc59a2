namespace MediaProviders.Sinch.Words;

/// <summary>Names how an answer is encoded that the client cannot decode. It asks for gzip alone.</summary>
internal static class UnreadEncoding
{
    // The registry of https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding: no other text of a server's header is shown.
    private static readonly string[] Registered =
        ["aes128gcm", "br", "compress", "dcb", "dcz", "deflate", "exi", "gzip", "pack200-gzip", "x-compress", "x-gzip", "zstd"];

    /// <summary>The encoding, for the middle of a sentence; null when the answer is plain or was decoded.</summary>
    public static string? Of(HttpResponseMessage answer)
    {
        var codings = answer.Content.Headers.ContentEncoding;
        return codings.All(coding => coding.Equals("identity", StringComparison.OrdinalIgnoreCase)) ? null
            : Array.Find(Registered, known => codings.Contains(known, StringComparer.OrdinalIgnoreCase)) is { } name ? $"'{name}'"
            : "something unknown";
    }
}
