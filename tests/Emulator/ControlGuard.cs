using Microsoft.AspNetCore.Http;

namespace MediaProviders.Emulator;

/// <summary>
/// Keeps web pages away from the control routes. A program on this machine may control the emulator; a page that the same person
/// happens to have open in a browser may not. A browser says where a request comes from in <c>Host</c>, <c>Origin</c> (RFC 6454) and
/// <c>Sec-Fetch-Site</c> (W3C Fetch Metadata), and sends JSON to another origin only after a preflight, which is never allowed.
/// </summary>
internal static class ControlGuard
{
    /// <summary>
    /// The refusal of a control request; null when it may go on. Browsers do not get an answer that shows credentials, even when a person types the address.
    /// </summary>
    public static Answer? Refusal(ApiRequest request, ControlSender sender, bool showsCredentials) =>
        sender.Host is not ("127.0.0.1" or "localhost" or "[::1]")
            ? Error(403, "The control routes are for loopback hosts only. Ask for 127.0.0.1 or localhost.")
        : sender.IsAnotherSite
            ? Error(403, "The control routes are for the emulator's own page and for programs on this machine, not for pages of other sites.")
        : sender.IsBrowser && showsCredentials
            ? Error(403, "This route shows credentials, so browsers may not read it. Use curl, or open the page at '/'.")
        : request.Method is "POST" or "PUT" && !request.IsJson
            ? Error(415, "The control routes take JSON: send Content-Type: application/json.")
        : null;

    /// <summary>An error as <c>{"error": TEXT}</c>.</summary>
    public static Answer Error(int status, string error) => Answer.Json(status, new { error });
}

/// <summary>Who sent a control request, according to its headers. A program may leave them out; a browser does not.</summary>
internal sealed record ControlSender(string Host, bool IsBrowser, bool IsAnotherSite)
{
    /// <summary>Reads the headers of a request.</summary>
    public static ControlSender Of(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        bool foreignOrigin = origin.Length > 0 && origin != $"{request.Scheme}://{request.Host.Value}";
        bool foreignSite = site is not ("" or "same-origin" or "none");
        return new ControlSender(request.Host.Host, site.Length > 0 || origin.Length > 0, foreignOrigin || foreignSite);
    }
}
