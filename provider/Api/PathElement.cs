namespace MediaProviders.Api;

/// <summary>
/// A name as one element of a path. It is percent-encoded, so that it is one element whatever it holds; but some servers and proxies decode before they
/// route, and then slashes and dots count (RFC 3986, sections 5.2.4 and 6.2.2). This says what such a server would make of a name.
/// </summary>
internal static class PathElement
{
    private const int DeepestEncoding = 4;

    /// <summary>True when a server that decodes the name would be led to the route above it: the list itself, or further up.</summary>
    public static bool MayReachTheListItself(string name)
    {
        var depth = 0;
        foreach (var element in ElementsOf(name))
        {
            depth += element switch
            {
                "" or "." => 0,
                ".." => -1,
                _ => 1,
            };
            if (depth < 0)
            {
                return true;
            }
        }

        return depth == 0;
    }

    /// <summary>True when a server that decodes the name would take it for another one, because it holds an element <c>.</c> or <c>..</c>, or an empty one.</summary>
    public static bool MayReadAsAnother(string name) => ElementsOf(name) is var elements && (elements.Length == 0 || elements.Any(e => e is "" or "." or ".."));

    // Some take a backslash for a slash, and some decode twice.
    private static string[] ElementsOf(string name)
    {
        for (var i = 0; i < DeepestEncoding && Uri.UnescapeDataString(name) is var decoded && decoded != name; i++)
        {
            name = decoded;
        }

        return name.Replace('\\', '/').Split('/');
    }
}
