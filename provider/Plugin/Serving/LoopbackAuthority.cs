using System.Net;

namespace MediaProviders.Plugin.Serving;

/// <summary>
/// Whether a request was addressed to this machine. A web page whose name its owner makes resolve to 127.0.0.1 (DNS rebinding) sends that name; who means a
/// loopback port says so.
/// </summary>
internal static class LoopbackAuthority
{
    /// <summary>True for <c>localhost</c> and loopback addresses, with or without a port, and for an absent one.</summary>
    /// <param name="authority">The <c>:authority</c> of HTTP/2, or <c>host</c>.</param>
    public static bool Is(string authority)
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
