using System.Net;

namespace MediaProviders.Sinch;

/// <summary>
/// The proxy of the environment, by the rules of Go's <c>golang.org/x/net/http/httpproxy</c>, because the tools that are used with this one are written in Go:
/// <c>HTTPS_PROXY</c> for https, except for loopback hosts and hosts in <c>NO_PROXY</c>; both also in lower case, and an empty variable counts as not set. http
/// is only used for loopback hosts, so <c>HTTP_PROXY</c> is not read. Source: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly string variable;
    private readonly (Uri Address, ICredentials? Credentials)? proxy;
    private readonly ProxyExceptions exceptions;

    // In both forms of SOCKS, the proxy resolves the host name.
    private static readonly Dictionary<string, (string Scheme, int Port)> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http"] = ("http", 80),
        ["https"] = ("https", 443),
        ["socks5"] = ("socks5", 1080),
        ["socks5h"] = ("socks5", 1080),
    };

    private EnvironmentProxy(string variable, string text, ProxyExceptions exceptions)
    {
        this.variable = variable;
        this.exceptions = exceptions;
        proxy = Parse(text);
        Credentials = proxy?.Credentials;
    }

    public ICredentials? Credentials { get; set; }

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
            || rest.IndexOf('@', authority.Length) >= 0)
        {
            return null;
        }

        // For http, Uri does not distinguish port 80 from no port.
        var hasPort = authority.EndsWith($":{host.Port}", StringComparison.Ordinal);
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
