using System.Buffers;

namespace MediaProviders.Sinch;

/// <summary>
/// A name as a path segment. It is percent-encoded, but some servers and proxies decode the path before they route, and then these characters have a meaning
/// (RFC 3986, sections 2.2, 3.3, 5.2.4 and 6.2.2): slashes separate segments, a semicolon starts parameters that Java servers remove, a question mark and a
/// number sign end the path, and a percent sign is decoded again. Others remove dots and spaces at the end of a segment, as Windows does in file names.
/// </summary>
internal static class PathElement
{
    private static readonly SearchValues<char> Special = SearchValues.Create("/\\;?#%");

    /// <summary>True when every server reads the name unchanged. Non-ASCII characters are allowed, even those that look like a slash or a dot.</summary>
    public static bool IsUnambiguous(string name) =>
        name.Length > 0
        && !name.AsSpan().ContainsAny(Special)
        && !name.Any(char.IsControl)
        && name[^1] != '.'
        && !char.IsWhiteSpace(name[0])
        && !char.IsWhiteSpace(name[^1]);

    /// <summary>True when every server reads the bot id unchanged, or as the segments between its slashes, none of which leads to another route.</summary>
    public static bool IsUnambiguousBot(string botId) => botId.Split('/').All(IsUnambiguous);
}
