using System.Buffers;

namespace MediaProviders.Sinch;

/// <summary>
/// A name as one element of a path. It is percent-encoded, but some servers and proxies decode before they route, and then some characters count (RFC 3986,
/// sections 2.2, 3.3, 5.2.4 and 6.2.2): slashes separate elements, a semicolon starts parameters that Java's servers cut off, a question mark and a number sign
/// end the path, a percent sign is decoded once more. Others cut off dots and blanks at the end of an element, as Windows does for its file names.
/// </summary>
internal static class PathElement
{
    private static readonly SearchValues<char> Telling = SearchValues.Create("/\\;?#%");

    /// <summary>True when every server reads the name as it is. Signs beyond ASCII are fine, also those that only look like a slash or a dot.</summary>
    public static bool IsUnambiguous(string name) =>
        name.Length > 0
        && !name.AsSpan().ContainsAny(Telling)
        && !name.Any(char.IsControl)
        && name[^1] != '.'
        && !char.IsWhiteSpace(name[0])
        && !char.IsWhiteSpace(name[^1]);

    /// <summary>True when every server reads the bot id as it is, or as the elements between its slashes: none of them leads to another route.</summary>
    public static bool IsUnambiguousBot(string botId) => botId.Split('/').All(IsUnambiguous);
}
