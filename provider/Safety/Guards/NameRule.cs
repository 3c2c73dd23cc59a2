using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace MediaProviders.Safety;

/// <summary>
/// The rule for an entry's name: 1 to 200 of the letters A-Z and a-z, '-' and '_', and no digits. It has held since 2020-03-10; older entries may
/// have any name. Source: Sinch, "Media provider", https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider.
/// </summary>
internal static class NameRule
{
    public const int Longest = 200;

    private const int SuffixLength = 7;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    /// <summary>How long a required prefix may be: what is left after a letter, a hyphen and a generated suffix.</summary>
    public const int LongestPrefix = Longest - SuffixLength - 2;

    /// <summary>The rule in words, for a message.</summary>
    public const string InWords = "may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them";

    public static bool IsLegal(string name) => name.Length is >= 1 and <= Longest && !name.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>True for a text that names may be required to start with.</summary>
    public static bool IsPrefix(string prefix) => prefix.Length is >= 1 and <= LongestPrefix && !prefix.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>
    /// A name made of the required prefix, what the program calls the resource, a hyphen and seven random letters. One seed always makes the same name;
    /// an empty seed makes a fresh one. What the program calls it is shortened where the whole would be too long.
    /// </summary>
    public static string Generate(string resourceName, string prefix, ReadOnlySpan<byte> seed)
    {
        var suffix = "-" + Suffix(resourceName, seed);
        var stem = WithPrefix(Legalise(resourceName), prefix);
        return stem[..Math.Min(stem.Length, Longest - suffix.Length)] + suffix;
    }

    /// <summary>
    /// A proposed name made legal: digits 0-9 become g-p, which keeps a hexadecimal suffix unique; other characters become '-'; the required prefix
    /// goes first. Where it is too long, its middle is left out, so that a unique end stays.
    /// </summary>
    public static string Adapt(string proposed, string prefix)
    {
        const int kept = 32;
        var name = WithPrefix(Legalise(proposed), prefix);
        return name.Length <= Longest ? name : name[..(Longest - kept)] + name[^kept..];
    }

    private static string WithPrefix(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name : prefix + name;

    private static string Legalise(string text) =>
        string.Concat(text.Select(c => Allowed.Contains(c) ? c : char.IsAsciiDigit(c) ? (char)('g' + (c - '0')) : '-'));

    private static string Suffix(string resourceName, ReadOnlySpan<byte> seed)
    {
        Span<byte> drawn = stackalloc byte[32];
        if (seed.IsEmpty)
        {
            RandomNumberGenerator.Fill(drawn);
        }
        else
        {
            HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes(resourceName), drawn);
        }

        Span<char> letters = stackalloc char[SuffixLength];
        for (var i = 0; i < letters.Length; i++)
        {
            // Four bytes a letter: the remainder of 2^32 by 26 favours no letter by more than one in 10^8.
            letters[i] = (char)('a' + (BitConverter.ToUInt32(drawn[(i * 4)..]) % 26));
        }

        return new string(letters);
    }
}
