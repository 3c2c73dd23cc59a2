using Microsoft.AspNetCore.Http;

namespace MediaProviders.Emulator;

/// <summary>Who sent a control request, according to its headers. A program may leave them out; a browser does not.</summary>
/// <param name="Host">The host of the Host header, without the port.</param>
/// <param name="IsBrowser">Whether a browser sent it.</param>
/// <param name="IsAnotherSite">Whether a page of another origin sent it.</param>
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
