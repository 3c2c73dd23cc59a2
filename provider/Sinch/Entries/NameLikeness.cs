using System.Globalization;
using System.Text;

namespace MediaProviders.Sinch;

/// <summary>
/// Whether a service may treat two names as the same: many databases compare texts without case, and some also without white space at the ends, invisible
/// characters, the width of letters and the marks on them. The vendor does not document it, and names from before 2020-03-10 may have any characters.
/// </summary>
internal static class NameLikeness
{
    // The distance of the fullwidth forms U+FF01 to U+FF5E from their ASCII characters.
    private const int WideToAscii = 0xFEE0;

    // The ASCII letters of the characters from U+00C0 on, without their marks; '?' where there is none. The runtime has no data for it (invariant mode).
    private const int FirstMarked = 0xC0;
    private const string Unmarked = "AAAAAA?CEEEEIIII?NOOOOO?OUUUUY??aaaaaa?ceeeeiiii?nooooo?ouuuuy?yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
        + "GgGgHhHhIiIiIiIiIi??JjKk?LlLlLl??LlNnNnNn???OoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

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
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
            {
                folded.Append(Plain(rune));
            }
        }

        return folded.ToString().Trim();
    }

    // U+212A is a case variant of an ASCII letter that an ordinal comparison without case does not match.
    private static Rune Plain(Rune rune) => rune.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - WideToAscii),
        >= FirstMarked and < FirstMarked + 192 when Unmarked[rune.Value - FirstMarked] is not '?' and var letter => new Rune(letter),
        0x212A => new Rune('k'),
        _ => rune,
    };
}
