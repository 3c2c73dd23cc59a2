using System.Reflection;

namespace MediaProviders.Emulator;

/// <summary>
/// The pages for people, <c>/</c> and <c>/settings</c>, and their files below <c>/_emulator/</c>. They are plain HTML and JavaScript that load nothing from
/// elsewhere, and their Content-Security-Policy lets a browser do nothing else with them.
/// </summary>
internal static class PageEndpoints
{
    private const string Prefix = "/_emulator/";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>The file that answers a path; null when there is none.</summary>
    public static Answer? Find(string target) => ApiPath.PathOf(target) switch
    {
        "/" => File("index.html"),
        "/settings" => File("settings.html"),
        var path when path.StartsWith(Prefix, StringComparison.Ordinal) => File(path[Prefix.Length..]),
        _ => null,
    };

    private static Answer? File(string name)
    {
        string? contentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => null,
        };
        using var file = contentType is null ? null : Assembly.GetExecutingAssembly().GetManifestResourceStream($"Page/{name}");
        if (file is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return new Answer(200, bytes.ToArray(), contentType, [])
            .With("Content-Security-Policy", Policy)
            .With("X-Content-Type-Options", "nosniff")
            .With("X-Frame-Options", "DENY")
            .With("Referrer-Policy", "no-referrer")
            .With("Cross-Origin-Opener-Policy", "same-origin")
            .With("Cross-Origin-Resource-Policy", "same-origin")
            .With("Cache-Control", "no-store");
    }
}
