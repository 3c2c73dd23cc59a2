using System.Net;

namespace MediaProviders.Sinch.Trust;

/// <summary>Tells whether an address stays on this machine, so that it may be reached without encryption.</summary>
internal static class LoopbackHost
{
    /// <summary>
    /// True for <c>localhost</c> and for loopback addresses, an IPv4 address mapped into IPv6 included. By the written form alone: a name that resolves to
    /// 127.0.0.1 today may resolve to another host tomorrow.
    /// </summary>
    public static bool Is(Uri address) =>
        string.Equals(address.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            && IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
            && IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip));
}
