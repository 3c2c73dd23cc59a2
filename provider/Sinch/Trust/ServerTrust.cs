using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MediaProviders.Sinch;

/// <summary>
/// Accepts servers whose certificate chains to an authority in a file, in addition to those that the system trusts. Everything else (host, dates, purpose) is
/// validated as strictly as by the system.
/// </summary>
internal sealed class ServerTrust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly X509Certificate2Collection authorities = [];
    private readonly string file;

    private ServerTrust(string file) => this.file = file;

    /// <summary>
    /// Checks that a PEM file can be read and contains a certificate, without loading OpenSSL, which takes longer than the plugin's start: <c>SSL_CERT_FILE</c>
    /// is often set, also in commands that never call the API. The certificates themselves are only read for the first request.
    /// </summary>
    /// <returns>Why the file cannot be used, in whole sentences; null when it can, or when none is configured.</returns>
    public static string? FindProblem(string? file)
    {
        try
        {
            return file is null || HasCertificate(file) ? null : Empty(file).Message;
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            return Unreadable(file!, error).Message;
        }
    }

    /// <summary>Reads a PEM file; null when none is configured.</summary>
    /// <exception cref="ApiException">With <see cref="ApiFailure.Refused"/> when the file cannot be used.</exception>
    public static ServerTrust? Load(string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            using var reader = Open(file);
            var trust = new ServerTrust(file);
            trust.authorities.ImportFromPem(reader.ReadToEnd());
            return trust.authorities.Count > 0 ? trust : throw Empty(file);
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            throw Unreadable(file, error);
        }
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

    private static bool HasCertificate(string file)
    {
        using var reader = Open(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A pipe or a device contains no certificate, and a folder cannot be opened.
    private static StreamReader Open(string file) =>
        Directory.Exists(file) || NamedFile.BoundedLengthOf(file) > 0 ? new StreamReader(file) : StreamReader.Null;

    private static bool IsOfTheFile(Exception error) => error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException;

    private static ApiException Unreadable(string file, Exception error) => new(
        ApiFailure.Refused,
        $"Reading the authorities in {NamedFile.Shown(file)} failed: {ClientCertificate.ReasonOf(error)}. Give a PEM file of certificates.");

    private static ApiException Empty(string file) =>
        new(ApiFailure.Refused, $"The file {NamedFile.Shown(file)} contains no certificate. Give a PEM file of certificates.");
}
