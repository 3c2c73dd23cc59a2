using System.Net;
using MediaProviders.Sinch.Calls;
using MediaProviders.Sinch.Entries;

namespace MediaProviders.Sinch.Trust;

/// <summary>
/// Which proxy a request goes through, by the rules of Go's <c>golang.org/x/net/http/httpproxy</c>, since the tools beside this one are written in Go:
/// <c>HTTPS_PROXY</c> for https, never for a loopback host or what <c>NO_PROXY</c> names; both also in lower case, and what is empty counts as not set. http
/// goes to loopback hosts alone, so <c>HTTP_PROXY</c> is not read. Source: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy
{
    private readonly string variable;
    private readonly ProxyAddress? address;
    private readonly bool isUnusable;
    private readonly ProxyExceptions exceptions;

    private EnvironmentProxy(string variable, string text, ProxyExceptions exceptions)
    {
        this.variable = variable;
        this.exceptions = exceptions;
        address = ProxyAddress.Parse(text);
        isUnusable = address is null;
        Credentials = address?.Credentials;
    }

    /// <inheritdoc/>
    public ICredentials? Credentials { get; set; }

    /// <summary>The proxy and where it is set, for an error's text; without its credentials.</summary>
    public string Shown => $"the proxy '{address?.Address.Authority}' of {variable}";

    /// <summary>The variable that names it.</summary>
    public string Variable => variable;

    /// <summary>Reads the environment; null when it names no proxy.</summary>
    public static EnvironmentProxy? Read(Func<string, string?> variable)
    {
        var name = Array.Find(["HTTPS_PROXY", "https_proxy"], name => !string.IsNullOrEmpty(variable(name)));
        if (name is null)
        {
            return null;
        }

        var except = Array.Find(["NO_PROXY", "no_proxy"], name => !string.IsNullOrEmpty(variable(name)));
        return new EnvironmentProxy(name, variable(name)!, ProxyExceptions.Parse(except is null ? "" : variable(except)!));
    }

    /// <summary>
    /// Why requests to <paramref name="destination"/> cannot be sent, as a finished sentence without the proxy's address, which may hold a password; null when
    /// they can.
    /// </summary>
    public string? FindProblem(Uri destination) => isUnusable && IsWanted(destination)
        ? $"The environment variable {variable} holds no address of a proxy. "
            + "Give one such as 'http://proxy.example.com:3128' (http, https, socks5 or socks5h), or name the API's host in NO_PROXY."
        : null;

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsWanted(destination) ? address?.Address : null;

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => !IsWanted(host);

    private bool IsWanted(Uri destination) =>
        destination.Scheme == Uri.UriSchemeHttps && !BaseAddress.IsLoopback(destination) && !exceptions.Contain(destination.IdnHost, destination.Port);
}
