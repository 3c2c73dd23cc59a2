using System.Security.Cryptography;
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

    private static readonly string[] Extensions =
        [".pem", ".crt", ".cert", ".cer", ".der", ".key", ".pfx", ".p12", ".txt", ".jwt", ".token", ".json", ".conf", ".env", ".yaml", ".yml"];

    /// <summary>The path in quotes, for an error message; a remark in its place if it may be the content and not a path.</summary>
    public static string Shown(string path) => IsPath(path) ? $"'{Printable.Of(path)}'" : "(not shown: it may be the content instead of a path)";

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

    /// <summary>Reads a certificate or key file.</summary>
    /// <param name="reading">How the message begins: "Reading the key file ...".</param>
    /// <param name="advice">A sentence that follows the reason, or nothing.</param>
    /// <exception cref="ApiException">With <see cref="ApiFailure.Refused"/> when it cannot be read. The runtime's own messages may quote the file.</exception>
    public static T Read<T>(string reading, string advice, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            var reason = error switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file",
                UnauthorizedAccessException => "access to it is denied",
                EndOfStreamException => "it is empty, or is a pipe or a device",
                ArgumentException { ParamName: "privateKey" } => "the key is not that of the first certificate in the file",
                CryptographicException or ArgumentException => "it is not PEM, or not of the expected kind",
                _ => "it cannot be read",
            };
            throw new ApiException(ApiFailure.Refused, $"{reading} failed: {reason}. {advice}".TrimEnd());
        }
    }

    /// <summary>The message with which <paramref name="read"/> fails; null when it does not.</summary>
    public static string? FindProblem(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (ApiException error)
        {
            return error.Message;
        }
    }

    // It or one of its folders exists, or it looks like a path. A token, a password or a key in Base64 may begin with a slash and contain dots, but hardly has
    // small letters only, the extension of such a file, or the beginning of a relative path; PEM has a first line of its own.
    private static bool IsPath(string text) => Path.Exists(text) || HasFolder(text)
        || (!text.Contains("-----", StringComparison.Ordinal) && !text.AsSpan().ContainsAny('\r', '\n')
            && ((Path.GetPathRoot(text) is { Length: > 0 } root && !text[root.Length..].Any(c => char.IsAsciiLetterUpper(c) || c is '+' or '='))
                || (text is ['.' or '~' or '$' or '%', ..] && text.AsSpan().ContainsAny('/', '\\'))
                || Extensions.Contains(Path.GetExtension(text), StringComparer.OrdinalIgnoreCase)));

    // The folder that is the root of all paths tells nothing.
    private static bool HasFolder(string text)
    {
        var folder = Path.GetDirectoryName(text);
        while (!string.IsNullOrEmpty(folder) && folder != Path.GetPathRoot(text) && !Path.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return !string.IsNullOrEmpty(folder) && folder != Path.GetPathRoot(text);
    }
}
