using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MediaProviders.Tests.Api;

/// <summary>A certificate authority that lives as long as a test, with its files in a folder of their own.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly X509Certificate2 certificate;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
        Folder = Directory.CreateTempSubdirectory("api-tls-");
        File = Write("ca.pem", certificate.ExportCertificatePem());
    }

    public DirectoryInfo Folder { get; }

    /// <summary>The authority's certificate.</summary>
    public string File { get; }

    /// <summary>Issues a certificate for a host or a client, valid for these days from now.</summary>
    public X509Certificate2 Issue(string host, int fromDays = -1, int toDays = 1, string purpose = "1.3.6.1.5.5.7.3.1")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        using var issued = request.Create(
            certificate, DateTimeOffset.UtcNow.AddDays(fromDays), DateTimeOffset.UtcNow.AddDays(toDays), RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>The PEM text of a certificate's key.</summary>
    public static string KeyOf(X509Certificate2 issued)
    {
        using var key = issued.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>Writes a file that its owner may read.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    public void Dispose()
    {
        certificate.Dispose();
        Folder.Delete(recursive: true);
    }
}
