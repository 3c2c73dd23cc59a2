using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>
/// A configured file. It is checked before it is opened, because opening a pipe may block forever, and a device may be endless. And some people put the
/// content itself, a key or a token, where its path is expected.
/// </summary>
internal static class NamedFile
{
    // Bundles of all public authorities have less than 1 MiB. In other files, a single line may be larger than the memory.
    private const int Largest = 16 * 1024 * 1024;

    private const int LongestExtension = 5;

    /// <summary>The path in quotes, for an error message; a remark in its place if it may be the content and not a path.</summary>
    public static string Shown(string path) => IsPath(path) ? $"'{Printable.Of(path)}'" : "(not shown, as it may be the content and no path)";

    /// <summary>The length of a file, through links. The length of a pipe or a device is 0, like that of an empty file.</summary>
    /// <exception cref="IOException">The file does not exist, or is a folder.</exception>
    public static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file).Length;
    }

    /// <summary>The same, for a file that will be read into memory.</summary>
    /// <exception cref="IOException">The file does not exist, is a folder, or is too large.</exception>
    public static long BoundedLengthOf(string path) => LengthOf(path) is <= Largest and var length ? length : throw new IOException();

    // It or its folder exists, or it looks like a path. Tokens, and keys in Base64, have neither a root nor a short extension; PEM has a first line of its own.
    private static bool IsPath(string text) => Path.Exists(text) || Path.Exists(Path.GetDirectoryName(text))
        || (!text.Contains("-----", StringComparison.Ordinal) && !text.AsSpan().ContainsAny('\r', '\n')
            && (Path.IsPathRooted(text) || text is ['.' or '~' or '$' or '%', ..] || Path.GetExtension(text).Length is > 1 and <= LongestExtension));
}
