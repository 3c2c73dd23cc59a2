using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace MediaProviders.Safety;

/// <summary>
/// The rule for names: 1 to 200 of the letters A-Z and a-z, '-' and '_', no digits. It applies since 2020-03-10; older entries may have any name.
/// Source: Sinch, "Media provider", https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider.
/// </summary>
internal static class NameRule
{
    public const int Longest = 200;

    private const int SuffixLength = 7;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

    /// <summary>The maximum length of a required prefix, which leaves room for a letter, a hyphen and a generated suffix.</summary>
    public const int LongestPrefix = Longest - SuffixLength - 2;

    /// <summary>The rule for a message, as the rest of a sentence about a name.</summary>
    public const string InWords = "may only contain the letters A-Z and a-z, '-' and '_', 1 to 200 of them";

    public static bool IsLegal(string name) => name.Length is >= 1 and <= Longest && !name.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>True for a text that names may be required to start with.</summary>
    public static bool IsPrefix(string prefix) => prefix.Length is >= 1 and <= LongestPrefix && !prefix.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>
    /// A name that consists of the required prefix, the resource's name in the program, a hyphen and seven random letters. The same seed gives the same name;
    /// an empty one gives a random name. If it would be too long, the resource's name is shortened.
    /// </summary>
    public static string Generate(string resourceName, string prefix, ReadOnlySpan<byte> seed)
    {
        var suffix = "-" + Suffix(resourceName, seed);
        var stem = WithPrefix(Legalise(resourceName), prefix);
        return stem[..Math.Min(stem.Length, Longest - suffix.Length)] + suffix;
    }

    /// <summary>
    /// A legal name from a proposed one: digits 0-9 become g-p, which keeps a hexadecimal suffix unique, other characters become '-', and the required prefix
    /// is put in front. If it is too long, a part in the middle is left out, so that a unique end stays.
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
            // Four bytes per letter, so that no letter is more likely than another by more than one in 10^8.
            letters[i] = (char)('a' + (BitConverter.ToUInt32(drawn[(i * 4)..]) % 26));
        }

        return new string(letters);
    }
}
