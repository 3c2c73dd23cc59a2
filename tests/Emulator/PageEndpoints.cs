using System.Reflection;

namespace MediaProviders.Emulator;

/// <summary>
/// The page for people: <c>/</c> and its two files below <c>/_emulator/</c>. It is plain HTML and JavaScript that loads nothing from elsewhere, and its
/// Content-Security-Policy lets a browser do nothing else with it.
/// </summary>
internal static class PageEndpoints
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'";

    /// <summary>The file that answers a path; null when it is none of the page's.</summary>
    public static Answer? Find(string target) => ApiPath.PathOf(target) switch
    {
        "/" => File("index.html", "text/html; charset=utf-8"),
        "/_emulator/page.js" => File("page.js", "text/javascript; charset=utf-8"),
        "/_emulator/page.css" => File("page.css", "text/css; charset=utf-8"),
        _ => null,
    };

    private static Answer File(string name, string contentType)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Page/{name}")!;
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
