using System.Globalization;
using System.Net;

namespace MediaProviders.Sinch;

/// <summary>
/// The hosts that go through no proxy: what <c>NO_PROXY</c> says, read as Go does. Between commas stand addresses, networks in CIDR notation, and domains, each
/// with a port or without; <c>*</c> is everything. A domain covers its subdomains; one that begins with a dot, or with <c>*.</c>, covers these alone.
/// </summary>
internal sealed class ProxyExceptions
{
    private readonly List<Func<string, int, IPAddress?, bool>> rules = [];

    public static ProxyExceptions Parse(string text)
    {
        var exceptions = new ProxyExceptions();
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            exceptions.Add(entry.ToLowerInvariant());
        }

        return exceptions;
    }

    /// <summary>True when requests to that host and port go through no proxy.</summary>
    public bool Contain(string host, int port)
    {
        var name = host.ToLowerInvariant();
        var address = Literal(name);
        return rules.Exists(rule => rule(name, port, address));
    }

    private void Add(string entry)
    {
        if (entry == "*")
        {
            rules.Add((_, _, _) => true);
            return;
        }

        var slash = entry.Split('/');
        if (slash.Length == 2 && Literal(slash[0]) is { } network
            && int.TryParse(slash[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= network.GetAddressBytes().Length * 8)
        {
            rules.Add((_, _, address) => address is not null && IsIn(address, network, bits));
            return;
        }

        var (host, port) = Split(entry);
        if (Literal(host) is { } single)
        {
            rules.Add((_, p, address) => single.Equals(address) && (port ?? p) == p);
        }
        else if (host.Length > 0)
        {
            var domain = host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host;
            var suffix = AsciiOf(domain[0] == '.' ? domain : "." + domain);
            rules.Add((name, p, _) => (port ?? p) == p
                && (name.EndsWith(suffix, StringComparison.Ordinal) || (domain[0] != '.' && name.AsSpan().SequenceEqual(suffix.AsSpan(1)))));
        }
    }

    // The brackets of IPv6 are taken away. A port that is no number fits none.
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
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < bits; i++)
        {
            if (((left[i / 8] ^ right[i / 8]) & (0x80 >> (i % 8))) != 0)
            {
                return false;
            }
        }

        return true;
    }

    // Only the usual spelling: .NET would take '10.1' and '0x0a.1' for addresses too. IPv4 within IPv6 is IPv4.
    private static IPAddress? Literal(string text)
    {
        return text.Contains('%', StringComparison.Ordinal) || text.Contains('[', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address) ? null
            : address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : text.Contains(':', StringComparison.Ordinal) || address.ToString() == text ? address
            : null;
    }

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
