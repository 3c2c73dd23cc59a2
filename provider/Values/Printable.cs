using System.Globalization;
using System.Text;

namespace MediaProviders.Values;

/// <summary>Makes text that comes from elsewhere fit for a terminal and short enough for a sentence: it can never move a cursor, recolour a screen or hide part of a sentence.</summary>
internal static class Printable
{
    private const int LongestName = 220;
    private const int LongestWords = 200;

    /// <summary>
    /// A name, an id, a path: what cannot be seen (control, format, private-use, unassigned and half surrogate characters, every space but the ordinary one) is
    /// written as <c>\uXXXX</c>, so that two names never look the same; cut after 220 characters, which is longer than any name the API takes.
    /// </summary>
    public static string Of(string text)
    {
        if (text.Length < LongestName && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var shown = new StringBuilder(Math.Min(text.Length, LongestName));
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= LongestName)
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

    /// <summary>
    /// What somebody says in sentences, a server for example: terminal sequences and what cannot be seen are left out, runs of white space become one space, and
    /// it is cut after <paramref name="length"/> characters.
    /// </summary>
    public static string Words(string text, int length = LongestWords)
    {
        var result = new StringBuilder(Math.Min(text.Length, length));
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var sequence = TerminalSequence.LengthAtStart(rest);
            if (sequence > 0)
            {
                rest = rest[sequence..];
                continue;
            }

            Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            rest = rest[consumed..];
            if (!Append(result, rune, length))
            {
                break;
            }
        }

        return result.ToString().TrimEnd();
    }

    private static bool Append(StringBuilder result, Rune rune, int length)
    {
        if (Rune.IsWhiteSpace(rune) || rune.Value is '\0')
        {
            if (result.Length > 0 && result[^1] != ' ')
            {
                result.Append(' ');
            }
        }
        else if (IsSeen(rune))
        {
            if (result.Length + rune.Utf16SequenceLength > length - 1)
            {
                result.Append('…');
                return false;
            }

            result.Append(rune.ToString());
        }

        return true;
    }

    // A half of a surrogate pair reads as the replacement character.
    private static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
