using System.Net;

namespace MediaProviders.Sinch;

/// <summary>
/// Which proxy a request goes through, by the rules of Go's <c>golang.org/x/net/http/httpproxy</c>, since the tools beside this one are written in Go:
/// <c>HTTPS_PROXY</c> for https, never for a loopback host or what <c>NO_PROXY</c> names; both also in lower case, and what is empty counts as not set. http
/// goes to loopback hosts alone, so <c>HTTP_PROXY</c> is not read. Source: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly string variable;
    private readonly (Uri Address, ICredentials? Credentials)? proxy;
    private readonly ProxyExceptions exceptions;

    // The host's name is looked up by the proxy in both forms of SOCKS.
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

    /// <summary>The proxy and where it is set, for an error's text; without its credentials.</summary>
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

    /// <summary>Why requests cannot be sent, as a finished sentence without the proxy's address, which may hold a password; null when they can.</summary>
    public string? FindProblem(Uri destination) => proxy is null && IsWanted(destination)
        ? $"The environment variable {variable} is not the address of a proxy. Set it to one such as 'http://proxy.example.com:3128' (http, https, socks5 or "
            + "socks5h), or name the API's host in NO_PROXY."
        : null;

    public Uri? GetProxy(Uri destination) => IsWanted(destination) ? proxy?.Address : null;

    public bool IsBypassed(Uri host) => !IsWanted(host);

    private bool IsWanted(Uri destination) =>
        destination.Scheme == Uri.UriSchemeHttps && !BaseAddress.IsLoopback(destination) && !exceptions.Contain(destination.IdnHost, destination.Port);

    // The address without its credentials, since texts of the HTTP stack contain it, and those credentials. Without a scheme it is http, as for Go.
    // A password with a slash, a question mark or a number sign in it ends the host too early: what is before that is not shown as one.
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

        // The Uri of http knows no difference between its own port and none.
        var hasPort = authority.EndsWith($":{host.Port}", StringComparison.Ordinal);
        var address = new UriBuilder(scheme.Scheme, host.IdnHost, hasPort ? host.Port : scheme.Port).Uri;
        return (address, user is null ? null : new PlainCredentials(new NetworkCredential(
            Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "")));
    }

    /// <summary>For Basic, and for what SOCKS asks, whatever else a proxy offers: a user of a URL is none of a domain's.</summary>
    private sealed class PlainCredentials(NetworkCredential credential) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            authType.Equals("Basic", StringComparison.OrdinalIgnoreCase) || uri.Scheme == "socks5" ? credential : null;
    }
}
