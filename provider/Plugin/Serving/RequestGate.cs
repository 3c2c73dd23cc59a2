using System.Net;
using Microsoft.AspNetCore.Http;

namespace MediaProviders.Plugin.Serving;

/// <summary>
/// Refuses what no gRPC client sends, before the library sees it. Browsers name an origin, gRPC clients never do; and what comes to this port by another name
/// than this machine's is misdirected (RFC 9110, section 15.5.20).
/// </summary>
internal static class RequestGate
{
    /// <summary>True when the request has been answered by a refusal.</summary>
    public static bool Refuses(HttpContext context)
    {
        var request = context.Request;
        if (request.Method != HttpMethods.Post)
        {
            // RFC 9110, section 15.5.6: the answer must say what is allowed.
            context.Response.Headers.Allow = HttpMethods.Post;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return true;
        }

        if (request.Headers.Origin.Count > 0)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return true;
        }

        if (!IsLoopback(request.Headers.Host.ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return true;
        }

        return false;
    }

    // A web page whose name its owner makes resolve to 127.0.0.1 (DNS rebinding) sends that name; what means a loopback port says so.
    private static bool IsLoopback(string authority)
    {
        var host = HostOf(authority);
        return host.Length == 0
            || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
    }

    private static ReadOnlySpan<char> HostOf(string authority)
    {
        var end = authority.LastIndexOf(':');
        var bracket = authority.LastIndexOf(']');
        return authority.AsSpan(0, end > bracket ? end : authority.Length).TrimStart('[').TrimEnd(']');
    }
}
