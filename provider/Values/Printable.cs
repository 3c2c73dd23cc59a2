using System.Text;

namespace MediaProviders.Values;

/// <summary>Makes names that come from elsewhere fit for a terminal.</summary>
internal static class Printable
{
    private const int LongestShown = 220;

    /// <summary>
    /// The text with every control, format and unpaired surrogate character written as <c>\uXXXX</c>, so that a name can never move a cursor,
    /// recolour a screen or hide part of a sentence; cut after 220 characters, which is longer than any name the API takes.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length < LongestShown && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= LongestShown)
            {
                return shown.Append('…').ToString();
            }

            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar
                || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format
                    or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator)
            {
                shown.Append("\\u").Append(rune.Value.ToString("X4"));
            }
            else
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }
}
