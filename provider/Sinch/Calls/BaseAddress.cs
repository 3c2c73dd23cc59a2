using System.Net;
using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>Base addresses of the API in their normalised form: two configurations with the same text reach the same service.</summary>
/// <remarks>
/// The vendor runs two services, in the US and in Europe: Sinch, WhatsApp API introduction, https://developers.sinch.com/docs/whatsapp-legacy/overview.
/// </remarks>
internal static class BaseAddress
{
    private const string RegionalHost = ".whatsapp.api.sinch.com";

    /// <summary>The vendor's regions; each is a separate service.</summary>
    public static IReadOnlyList<string> Regions { get; } = ["us1", "eu1"];

    public static string OfRegion(string region) => $"https://{region}{RegionalHost}";

    /// <summary>The addresses of the other regions, if <paramref name="service"/> is a region; empty for any other address.</summary>
    public static IReadOnlyList<string> OtherRegions(string service)
    {
        var vendors = Regions.Select(OfRegion).ToList();
        return vendors.Remove(service) ? vendors : [];
    }

    /// <summary>
    /// The normalised address: host in lower case and in ASCII (IDNA), no default port, no trailing slash. Null when it cannot be used, which the problem
    /// explains.
    /// </summary>
    public static string? Normalise(string endpoint, out string problem)
    {
        problem = !Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0
                ? "must be an absolute URL such as 'https://gateway.example.com'."
            : address.UserInfo.Length > 0 ? "must not contain a user name or a password; use 'headers' for the credentials of a gateway."
            : address.Query.Length > 0 || address.Fragment.Length > 0 ? "must not have a query or a fragment; give the base address only."
            : address.Scheme == "http" && !IsLoopback(address)
                ? $"must be an https: URL, because credentials would be sent unencrypted to '{Printable.Of(address.IdnHost)}'. Only a loopback host "
                    + "(127.0.0.1, [::1], localhost) may be used with http:."
            : "";
        return problem.Length > 0 ? null : Normalise(address!);
    }

    /// <summary>
    /// True for an address on this machine, which may be used without encryption: <c>localhost</c> and loopback addresses, including IPv4-mapped IPv6
    /// addresses. Names are not resolved: one that resolves to 127.0.0.1 today may resolve to another host tomorrow.
    /// </summary>
    public static bool IsLoopback(Uri address) =>
        string.Equals(address.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            && IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
            && IPAddress.IsLoopback(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip));

    private static string Normalise(Uri address)
    {
        var inAscii = address.HostNameType == UriHostNameType.Dns ? new UriBuilder(address) { Host = address.IdnHost }.Uri : address;
        return inAscii.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
    }
}
