using System.Security.Cryptography;

namespace MediaProviders.Sinch.Trust;

/// <summary>What is said about a certificate or key file that cannot be read. The runtime's own texts may quote what they parse.</summary>
internal static class CertificateFile
{
    /// <summary>The middle of a sentence.</summary>
    public static string ReasonOf(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "access to it is denied",
        CryptographicException or ArgumentException => "it is not PEM text of the expected kind",
        _ => "it cannot be read",
    };
}
