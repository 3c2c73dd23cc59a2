namespace MediaProviders.Emulator;

/// <summary>
/// Keeps web pages away from the control routes. A program on this machine may control the emulator; a page that the same person
/// happens to have open in a browser may not. A browser says where a request comes from in <c>Host</c>, <c>Origin</c> (RFC 6454) and
/// <c>Sec-Fetch-Site</c> (W3C Fetch Metadata), and sends JSON to another origin only after a preflight, which is never allowed.
/// </summary>
internal static class ControlGuard
{
    /// <summary>The refusal of a control request; null when it may go on.</summary>
    /// <param name="request">The request.</param>
    /// <param name="sender">Who sent it, as far as is known.</param>
    /// <param name="showsCredentials">Whether the answer holds credentials: browsers do not get those, even when a person types the address.</param>
    public static Answer? Refusal(ApiRequest request, ControlSender sender, bool showsCredentials)
    {
        if (sender.Host is not ("127.0.0.1" or "localhost" or "[::1]"))
        {
            return ControlAnswer.Error(403, "The control routes are for loopback hosts only. Ask for 127.0.0.1 or localhost.");
        }

        if (sender.IsAnotherSite)
        {
            return ControlAnswer.Error(403, "The control routes are for the emulator's own page and for programs on this machine, not for pages of other sites.");
        }

        if (sender.IsBrowser && showsCredentials)
        {
            return ControlAnswer.Error(403, "This route shows credentials, so browsers may not read it. Use curl, or open the page at '/'.");
        }

        return request.Method is "POST" or "PUT" && !IsJson(request.ContentType)
            ? ControlAnswer.Error(415, "The control routes take JSON: send Content-Type: application/json.")
            : null;
    }

    private static bool IsJson(string? contentType) =>
        contentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) == true;
}
