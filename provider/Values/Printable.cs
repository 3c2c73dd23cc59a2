using System.Globalization;
using System.Text;

namespace MediaProviders.Values;

/// <summary>
/// Makes text that comes from elsewhere fit for a terminal and short enough for a sentence: it can never move a cursor, recolour a screen or hide part of a
/// sentence.
/// </summary>
internal static class Printable
{
    private const int LongestName = 220;

    /// <summary>
    /// A name, an id, a path: what cannot be seen (control, format, private-use, unassigned and half surrogate characters, every space but the ordinary one) is
    /// written as <c>\uXXXX</c>, so that two names never look the same; cut after 220 characters, which is longer than any name the API takes, or after
    /// <paramref name="length"/>.
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

    // A half of a surrogate pair reads as the replacement character.
    private static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
