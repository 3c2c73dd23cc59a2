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
    private static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
