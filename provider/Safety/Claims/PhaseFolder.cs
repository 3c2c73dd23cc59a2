using System.Security.Cryptography;
using System.Text;

namespace MediaProviders.Safety.Claims;

/// <summary>The folder of one phase below a <see cref="ClaimPlace"/>.</summary>
internal static class PhaseFolder
{
    private const int Digits = 32;

    /// <summary>Its name: the start of the phase's SHA-256 in hexadecimal, since an address is no file name on every platform.</summary>
    public static string NameOf(string phase) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(phase)))[..Digits];

    /// <summary>True when a folder of that name may be a phase's.</summary>
    public static bool IsName(string name) => name.Length == Digits && name.All(char.IsAsciiHexDigitLower);
}
