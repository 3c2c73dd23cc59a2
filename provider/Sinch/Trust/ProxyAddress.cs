using System.Net;
using MediaProviders.Sinch.Entries;

namespace MediaProviders.Sinch.Trust;

/// <summary>The address of a proxy and, apart from it, the credentials that stand in its URL. Without a scheme it is http, as for Go.</summary>
/// <param name="Address">The address, without credentials: it stands in texts of the HTTP stack.</param>
/// <param name="Credentials">What the proxy is shown; null for nothing.</param>
internal sealed record ProxyAddress(Uri Address, ICredentials? Credentials)
{
    private static readonly Dictionary<string, (string Scheme, int Port)> Schemes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http"] = ("http", 80),
        ["https"] = ("https", 443),

        // The host's name is looked up by the proxy in both.
        ["socks5"] = ("socks5", 1080),
        ["socks5h"] = ("socks5", 1080),
    };

    /// <summary>Null when the text is no address of a proxy.</summary>
    public static ProxyAddress? Parse(string text)
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
            || host.UserInfo.Length > 0)
        {
            return null;
        }

        // The Uri of http knows no difference between its own port and none.
        var hasPort = authority.EndsWith($":{host.Port}", StringComparison.Ordinal);
        var address = new UriBuilder(scheme.Scheme, host.IdnHost, hasPort ? host.Port : scheme.Port).Uri;
        return new ProxyAddress(address, user is null ? null : new PlainCredentials(new NetworkCredential(
            Uri.UnescapeDataString(user[0]), user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "")));
    }

    /// <summary>The address only.</summary>
    public override string ToString() => $"[proxy '{Address.Authority}']";

    /// <summary>For Basic, and for what SOCKS asks, whatever else a proxy offers: a user of a URL is none of a domain's.</summary>
    private sealed class PlainCredentials(NetworkCredential credential) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            authType.Equals("Basic", StringComparison.OrdinalIgnoreCase) || uri.Scheme == "socks5" ? credential : null;
    }
}
