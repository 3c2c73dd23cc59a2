using System.Globalization;
using System.Net;

namespace MediaProviders.Sinch;

/// <summary>
/// The hosts that bypass the proxy: <c>NO_PROXY</c>, read as in Go. It is a comma-separated list of addresses, networks in CIDR notation and domains, with or
/// without a port; <c>*</c> means all hosts. A domain includes its subdomains; one that begins with a dot or with <c>*.</c> means only these.
/// </summary>
internal sealed class ProxyExceptions
{
    private readonly List<Func<string, int, IPAddress?, bool>> rules;

    public ProxyExceptions(string text) => rules = [.. text.ToLowerInvariant()
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(RuleOf)];

    /// <summary>True when requests to that host and port bypass the proxy.</summary>
    public bool Contain(string host, int port)
    {
        var name = host.ToLowerInvariant();
        var address = Literal(name);
        return rules.Exists(rule => rule(name, port, address));
    }

    private static Func<string, int, IPAddress?, bool> RuleOf(string entry)
    {
        if (entry == "*")
        {
            return (_, _, _) => true;
        }

        var slash = entry.Split('/');
        if (slash.Length == 2 && Literal(slash[0]) is { } network
            && int.TryParse(slash[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= network.GetAddressBytes().Length * 8)
        {
            return (_, _, address) => address is not null && IsIn(address, network, bits);
        }

        var (host, port) = Split(entry);
        if (host.Length == 0)
        {
            return (_, _, _) => false;
        }

        var domain = host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host;
        var suffix = AsciiOf(domain[0] == '.' ? domain : "." + domain);
        return Literal(host) is { } single
            ? (_, p, address) => single.Equals(address) && (port ?? p) == p
            : (name, p, _) => (port ?? p) == p
                && (name.EndsWith(suffix, StringComparison.Ordinal) || (domain[0] != '.' && name.AsSpan().SequenceEqual(suffix.AsSpan(1))));
    }

    // Without the brackets of IPv6. A port that is not a number matches none.
    private static (string Host, int? Port) Split(string entry)
    {
        var colon = entry.LastIndexOf(':');
        var bracket = entry.LastIndexOf(']');
        if (colon < 0 || colon < bracket || (bracket < 0 && entry.IndexOf(':', StringComparison.Ordinal) != colon))
        {
            return (entry.Trim('[', ']'), null);
        }

        var isNumber = int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        return (entry[..colon].Trim('[', ']'), isNumber ? port : -1);
    }

    private static bool IsIn(IPAddress address, IPAddress network, int bits)
    {
        var (left, right) = (address.GetAddressBytes(), network.GetAddressBytes());
        return left.Length == right.Length
            && Enumerable.Range(0, bits).All(i => ((left[i / 8] ^ right[i / 8]) & (0x80 >> (i % 8))) == 0);
    }

    // Only canonical addresses: .NET would also accept '10.1' and '0x0a.1'. IPv4-mapped IPv6 becomes IPv4.
    private static IPAddress? Literal(string text) =>
        text.Contains('%', StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address) ? null
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : text.Contains(':', StringComparison.Ordinal) || address.ToString() == text ? address
        : null;

    private static string AsciiOf(string domain)
    {
        try
        {
            return "." + new IdnMapping().GetAscii(domain[1..]);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }
}
