using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MediaProviders.Sinch;

/// <summary>Loads the client certificate for mutual TLS.</summary>
internal static class ClientCertificate
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    /// <summary>Reads the certificate, its intermediates and the key; null when no file is configured.</summary>
    /// <exception cref="ApiException">
    /// With <see cref="ApiFailure.Refused"/> when the files cannot be used, or when users other than the owner can access the key file.
    /// </exception>
    public static SslStreamCertificateContext? Load(string? certificateFile, string? keyFile)
    {
        if (certificateFile is null || keyFile is null)
        {
            return certificateFile == keyFile ? null
                : throw new ApiException(ApiFailure.Refused, "A client certificate needs two files, the certificate and its key, but only one is named.");
        }

        var key = ReadKey(keyFile);
        try
        {
            var reading = $"Reading the client certificate {NamedFile.Shown(certificateFile)} with the key {NamedFile.Shown(keyFile)}";
            return NamedFile.Read(reading, "Give a PEM certificate and its unencrypted key.", () =>
            {
                ThrowIfEndless(certificateFile);
                var chain = new X509Certificate2Collection();
                chain.ImportFromPemFile(certificateFile);
                using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(certificateFile), key);

                // TLS on Windows cannot use a key that is only in memory.
                var usable = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
                return SslStreamCertificateContext.Create(usable, chain, offline: true);
            });
        }
        finally
        {
            CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(key.AsSpan()));
        }
    }

    private static char[] ReadKey(string file) => NamedFile.Read($"Reading the key file {NamedFile.Shown(file)}", "", () =>
    {
        ThrowIfEndless(file);
        using var handle = File.OpenHandle(file);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(handle) is var mode && (mode & Others) != UnixFileMode.None)
        {
            throw new ApiException(
                ApiFailure.Refused,
                $"The key file {NamedFile.Shown(file)} is accessible to users other than its owner (mode {Convert.ToString((int)mode, 8)}). Restrict it to "
                    + "its owner: chmod 600.");
        }

        using var stream = new FileStream(handle, FileAccess.Read);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ToCharArray();
    });

    private static void ThrowIfEndless(string file)
    {
        if (NamedFile.BoundedLengthOf(file) == 0)
        {
            throw new EndOfStreamException();
        }
    }
}
