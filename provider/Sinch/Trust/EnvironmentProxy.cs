using System.Globalization;
using System.Net;

namespace MediaProviders.Sinch;

/// <summary>
/// The proxy of the environment, by the rules of Go's <c>golang.org/x/net/http/httpproxy</c>, because the tools that are used with this one are written in Go:
/// <c>HTTPS_PROXY</c> for https, except for loopback hosts and hosts in <c>NO_PROXY</c>; both also in lower case, and an empty variable counts as not set. http
/// is only used for loopback hosts, so <c>HTTP_PROXY</c> is not read. Source: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config.
/// </summary>
internal sealed class EnvironmentProxy(string variable, string text, ProxyExceptions exceptions) : IWebProxy
{
    // In both forms of SOCKS, the proxy resolves the host name.
    private static readonly Dictionary<string, (string Scheme, int Port)> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http"] = ("http", 80),
        ["https"] = ("https", 443),
        ["socks5"] = ("socks5", 1080),
        ["socks5h"] = ("socks5", 1080),
    };

    private readonly (Uri Address, ICredentials? Credentials)? proxy = Parse(text);

    public ICredentials? Credentials { get => proxy?.Credentials; set => throw new NotSupportedException(); }

    /// <summary>The proxy and its variable for an error message, without credentials.</summary>
    public string Shown => $"the proxy '{proxy?.Address.Authority}' of {variable}";

    public string Variable => variable;

    public static EnvironmentProxy? Read(Func<string, string?> variable)
    {
        var except = NameOf("NO_PROXY", "no_proxy");
        return NameOf("HTTPS_PROXY", "https_proxy") is { } name
            ? new EnvironmentProxy(name, variable(name)!, new ProxyExceptions(except is null ? "" : variable(except)!))
            : null;

        string? NameOf(params string[] names) => Array.Find(names, name => !string.IsNullOrEmpty(variable(name)));
    }

    /// <summary>Why requests cannot be sent, in whole sentences without the proxy's address, which may contain a password; null when they can.</summary>
    public string? FindProblem(Uri destination) => proxy is null && IsWanted(destination)
        ? $"The environment variable {variable} is not the address of a proxy. Set it to one such as 'http://proxy.example.com:3128' (http, https, socks5 or "
            + "socks5h), or name the API's host in NO_PROXY."
        : null;

    public Uri? GetProxy(Uri destination) => IsWanted(destination) ? proxy?.Address : null;

    /// <summary>This proxy if requests to <paramref name="destination"/> go through it; else null.</summary>
    public EnvironmentProxy? For(Uri destination) => IsWanted(destination) ? this : null;

    public bool IsBypassed(Uri host) => !IsWanted(host);

    private bool IsWanted(Uri destination) =>
        destination.Scheme == Uri.UriSchemeHttps && !BaseAddress.IsLoopback(destination) && !exceptions.Contain(destination.IdnHost, destination.Port);

    // Returns the credentials separately, because messages of the HTTP stack contain the address. Without a scheme it is http, as in Go.
    // A password with an unescaped slash, question mark or number sign would end the host too early: such an address is refused, so that no part is shown.
    private static (Uri Address, ICredentials? Credentials)? Parse(string text)
    {
        var parts = text.Trim().Split("://", 2);
        var rest = parts[^1];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var at = authority.LastIndexOf('@');
        var user = at < 0 ? null : authority[..at].Split(':', 2);
        if (!Schemes.TryGetValue(parts.Length == 1 ? "http" : parts[0], out var scheme)
            || !Uri.TryCreate($"{Uri.UriSchemeHttp}://{authority[(at + 1)..]}", UriKind.Absolute, out var host)
            || host.Host.Length == 0
            || host.UserInfo.Length > 0
            || (parts.Length == 1 && authority.EndsWith(':') && end >= 0)
            || rest.IndexOf('@', authority.Length) >= 0)
        {
            return null;
        }

        // For http, Uri does not distinguish port 80 from no port.
        var beforeDigits = authority.TrimEnd("0123456789".ToCharArray());
        var hasPort = beforeDigits.Length < authority.Length && beforeDigits.EndsWith(':');
        var address = new UriBuilder(scheme.Scheme, host.IdnHost, hasPort ? host.Port : scheme.Port).Uri;
        return (address, user is null ? null : new PlainCredentials(new NetworkCredential(
            Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "")));
    }

    /// <summary>Credentials for Basic and SOCKS only, whatever else the proxy offers, because the user in a URL is not a Windows domain user.</summary>
    private sealed class PlainCredentials(NetworkCredential credential) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            authType.Equals("Basic", StringComparison.OrdinalIgnoreCase) || uri.Scheme == "socks5" ? credential : null;
    }
}

/// <summary>
/// The hosts that bypass the proxy: <c>NO_PROXY</c>, read as in Go. It is a comma-separated list of addresses, networks in CIDR notation and domains, with or
/// without a port; <c>*</c> means all hosts. A domain includes its subdomains; one that begins with a dot or with <c>*.</c> means only these.
/// </summary>
internal sealed class ProxyExceptions(string text)
{
    private readonly List<Func<string, int, IPAddress?, bool>> rules =
        [.. text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(RuleOf)];

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
            ? (_, p, address) => single.Equals(address) && IsOf(p)
            : (name, p, _) => IsOf(p)
                && (name.EndsWith(suffix, StringComparison.Ordinal) || (domain[0] != '.' && name.AsSpan().SequenceEqual(suffix.AsSpan(1))));

        bool IsOf(int asked) => port.Length == 0 || port == asked.ToString(CultureInfo.InvariantCulture);
    }

    // As Go's net.SplitHostPort: without a port, brackets stay, so that the entry matches nothing. An empty port matches any, and 0443 none.
    private static (string Host, string Port) Split(string entry)
    {
        var colon = Math.Max(entry.LastIndexOf(':'), 0);
        var (host, port) = (entry[..colon], entry[colon..].TrimStart(':'));
        return host is ['[', .. var inner, ']'] ? (inner, port)
            : entry.Contains(':', StringComparison.Ordinal) && host.AsSpan().IndexOfAny(":[]") < 0 ? (host, port)
            : (entry, "");
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
