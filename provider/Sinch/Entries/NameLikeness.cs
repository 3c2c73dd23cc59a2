using System.Globalization;
using System.Text;

namespace MediaProviders.Sinch;

/// <summary>
/// Whether a service may treat two names as the same: many databases compare texts without case, and some also without white space at the ends, invisible
/// characters and the width of letters. The vendor does not document it, and names from before 2020-03-10 may have any characters.
/// </summary>
internal static class NameLikeness
{
    // The distance of the fullwidth forms U+FF01 to U+FF5E from their ASCII characters.
    private const int WideToAscii = 0xFEE0;

    /// <summary>True when the two names differ only in case, or not at all.</summary>
    public static bool IsByCase(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    public static bool MayBeOne(string name, string other) =>
        IsByCase(name, other) || ((HasMore(name) || HasMore(other)) && IsByCase(Fold(name), Fold(other)));

    private static bool HasMore(string name) => name.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                folded.Append(Plain(rune));
            }
        }

        return folded.ToString().Trim();
    }

    // The last three are case variants of ASCII letters that an ordinal comparison without case does not match.
    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - WideToAscii),
        0x017F => new Rune('s'),
        0x0130 or 0x0131 => new Rune('i'),
        0x212A => new Rune('k'),
        _ => rune,
    };
}
