using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MediaProviders.Sinch;

/// <summary>
/// Accepts servers whose certificate chains to an authority in a file, in addition to those that the system trusts. Everything else (host, dates, purpose) is
/// validated as strictly as by the system.
/// </summary>
internal sealed class ServerTrust(string file)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection authorities = [];

    /// <summary>
    /// Checks that a PEM file can be read and contains a certificate, without loading OpenSSL, which takes longer than the plugin's start: <c>SSL_CERT_FILE</c>
    /// is often set, also in commands that never call the API. The certificates themselves are only read for the first request.
    /// </summary>
    /// <returns>Why the file cannot be used, in whole sentences; null when it can, or when none is configured.</returns>
    public static string? FindProblem(string? file) => file is null ? null : NamedFile.FindProblem(() => Read(file, reader =>
    {
        while (reader.ReadLine() is { } line)
        {
            if (line.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }));

    /// <summary>Reads a PEM file; null when none is configured.</summary>
    /// <exception cref="ApiException">With <see cref="ApiFailure.Refused"/> when the file cannot be used.</exception>
    public static ServerTrust? Load(string? file)
    {
        if (file is null)
        {
            return null;
        }

        var trust = new ServerTrust(file);
        Read(file, reader =>
        {
            trust.authorities.ImportFromPem(reader.ReadToEnd());
            return trust.authorities.Count > 0;
        });
        return trust;
    }

    /// <summary>Validates a server's certificate after the system has validated it.</summary>
    /// <exception cref="AuthenticationException">It is not trusted; the message says why.</exception>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            throw new AuthenticationException(certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)
                ? "the server presented no certificate"
                : "the certificate is for another host");
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(authorities);
        own.ChainPolicy.RevocationMode = chain?.ChainPolicy.RevocationMode ?? X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        own.ChainPolicy.ExtraStore.AddRange(chain?.ChainElements.Select(element => element.Certificate).ToArray() ?? []);
        using var leaf = new X509Certificate2(certificate);
        var isTrusted = own.Build(leaf);
        var flags = own.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        return isTrusted ? isTrusted : throw new AuthenticationException(
            $"the certificate is trusted neither by the system nor by {NamedFile.Shown(file)} ({flags})");
    }

    private static void Read(string file, Func<StreamReader, bool> hasCertificate)
    {
        const string Advice = "Give a PEM file of certificates.";
        if (!NamedFile.Read($"Reading the authorities in {NamedFile.Shown(file)}", Advice, () =>
        {
            // A pipe or a device contains no certificate, and a folder cannot be opened.
            using var reader = Directory.Exists(file) || NamedFile.BoundedLengthOf(file) > 0 ? new StreamReader(file) : StreamReader.Null;
            return hasCertificate(reader);
        }))
        {
            throw new ApiException(ApiFailure.Refused, $"The file {NamedFile.Shown(file)} contains no certificate. {Advice}");
        }
    }
}
