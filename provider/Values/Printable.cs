using System.Globalization;
using System.Text;

namespace MediaProviders.Values;

/// <summary>
/// Makes text from outside safe for a terminal and short enough for a message: it can never move the cursor, change colours or hide a part of the message.
/// </summary>
internal static class Printable
{
    private const int LongestName = 220;

    /// <summary>
    /// A name, id or path for a message. Invisible characters (control, format, private-use, unassigned, unpaired surrogates, and every space except U+0020)
    /// are written as <c>\uXXXX</c>, so that two different names never look the same. Cut after <paramref name="length"/> characters; the default of 220 is
    /// longer than any name that the API accepts.
    /// </summary>
    public static string Of(string text, int length = LongestName)
    {
        if (text.Length < length && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var shown = new StringBuilder(Math.Min(text.Length, length));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= length)
            {
                return shown.Append('…').ToString();
            }

            if (IsSeen(rune) || rune.Value == ' ')
            {
                shown.Append(rune);
            }
            else
            {
                shown.Append("\\u").Append(rune.Value.ToString("X4"));
            }
        }

        return shown.ToString();
    }

    // An unpaired surrogate is enumerated as the replacement character.
    private static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && !IsBlank(rune.Value) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    // Letters, marks and signs that show nothing: the joiner of graphemes, fillers of Hangul, inherent vowels of Khmer, the empty pattern of Braille, and
    // selectors of a variation (Unicode, "Default_Ignorable_Code_Point").
    private static bool IsBlank(int sign) => sign is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
