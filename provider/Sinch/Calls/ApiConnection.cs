using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Text;

namespace MediaProviders.Sinch;

/// <summary>Creates the HTTP handler for a set of options.</summary>
internal static class ApiConnection
{
    private const int LargestHeadInKilobytes = 64;

    /// <summary>Creates the handler. Reads the files that the options name.</summary>
    /// <exception cref="ApiException">With <see cref="ApiFailure.Refused"/> when a file cannot be used.</exception>
    public static HttpMessageHandler Create(ApiOptions options) => options.CreateHandler?.Invoke() ?? new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        UseCookies = false,

        // Without this, .NET would look for a proxy by its own rules.
        UseProxy = options.Proxy is not null,
        Proxy = options.Proxy,
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = options.MaxConcurrentRequests,
        MaxResponseHeadersLength = LargestHeadInKilobytes,
        MaxResponseDrainSize = 0,

        // At most 10 seconds, and shorter than the timeout of a request, so that a failure to connect is recognised: nothing was sent then.
        ConnectTimeout = TimeSpan.FromSeconds(Math.Min(options.RequestTimeout.TotalSeconds * 0.8, 10)),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        RequestHeaderEncodingSelector = (_, _) => Encoding.ASCII,
        SslOptions = options.BaseAddress.Scheme == Uri.UriSchemeHttps ? CreateTlsOptions(options) : new SslClientAuthenticationOptions(),
    };

    /// <summary>
    /// The problems of the options: files that cannot be used, or a proxy without a valid address, each as whole sentences without a credential; empty when
    /// there are none. Reads the files that the options name.
    /// </summary>
    public static IReadOnlyList<string> FindProblems(ApiOptions options)
    {
        string?[] problems =
        [
            options.Proxy?.FindProblem(options.BaseAddress), ServerTrust.FindProblem(options.CaCertificateFile),
            NamedFile.FindProblem(() => ClientCertificate.Load(options.ClientCertificateFile, options.ClientKeyFile)),
        ];
        return [.. problems.OfType<string>()];
    }

    private static SslClientAuthenticationOptions CreateTlsOptions(ApiOptions options)
    {
        var tls = new SslClientAuthenticationOptions
        {
#pragma warning disable CA5398 // The minimum version must not depend on the system, which may still allow TLS 1.1.
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
#pragma warning restore CA5398
            ClientCertificateContext = ClientCertificate.Load(options.ClientCertificateFile, options.ClientKeyFile),
        };
        if (LoadTrust(options) is { } trust)
        {
            tls.RemoteCertificateValidationCallback = trust.Accept;
        }

        return tls;
    }

    private static ServerTrust? LoadTrust(ApiOptions options)
    {
        try
        {
            return ServerTrust.Load(options.CaCertificateFile);
        }
        catch (ApiException) when (options.IsCaCertificateFileOptional)
        {
            return null;
        }
    }
}
