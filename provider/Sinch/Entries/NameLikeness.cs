using System.Globalization;
using System.Text;

namespace MediaProviders.Sinch;

/// <summary>
/// Whether a service may take two names for one: most stores have a way to compare texts that passes over case, and some over blanks at the ends, over signs
/// that do not show, and over the width of a letter. The vendor documents nothing of it, and names from before 2020-03-10 hold any sign.
/// </summary>
internal static class NameLikeness
{
    // A form of U+FF01 to U+FF5E is as far from its sign of ASCII.
    private const int WideToAscii = 0xFEE0;

    /// <summary>True when the two differ in case alone, or not at all.</summary>
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

    // Those of the last line are letters of ASCII in another case, which a comparison by single letters leaves as they are.
    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - WideToAscii),
        0x017F => new Rune('s'),
        0x0130 or 0x0131 => new Rune('i'),
        0x212A => new Rune('k'),
        _ => rune,
    };
}
