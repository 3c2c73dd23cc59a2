using System.Globalization;
using System.Text;

namespace MediaProviders.Api;

/// <summary>Makes text that came from elsewhere safe for a terminal and short enough for a sentence.</summary>
internal static class PrintableText
{
    private const char Escape = '\u001b';
    private const char EscapeInOne = '\u009b';

    /// <summary>
    /// Leaves out terminal escape sequences, control and formatting characters (those that reorder text included) and half surrogate pairs, makes one space
    /// of every run of white space, and cuts after <paramref name="length"/> characters.
    /// </summary>
    public static string From(string text, int length = 200)
    {
        var result = new StringBuilder(Math.Min(text.Length, length));
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var sequence = LengthOfEscapeSequence(rest);
            if (sequence > 0)
            {
                rest = rest[sequence..];
                continue;
            }

            var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            rest = rest[consumed..];
            if (status == System.Buffers.OperationStatus.Done && !Append(result, rune, length))
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
        else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse))
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

    /// <summary>ECMA-48: a control sequence ends with a byte from <c>@</c> to <c>~</c>, an operating system command with BEL or ESC backslash, others after one more character.</summary>
    private static int LengthOfEscapeSequence(ReadOnlySpan<char> text)
    {
        if (text[0] == EscapeInOne)
        {
            return LengthUntilFinal(text, 1);
        }

        if (text[0] != Escape)
        {
            return 0;
        }

        return text.Length < 2 ? 1 : text[1] switch
        {
            '[' => LengthUntilFinal(text, 2),
            ']' or 'P' or '_' or '^' or 'X' => LengthUntilTerminator(text),
            _ => 2,
        };
    }

    private static int LengthUntilFinal(ReadOnlySpan<char> text, int start)
    {
        var final = text[start..].IndexOfAnyInRange('@', '~');
        return final < 0 ? text.Length : start + final + 1;
    }

    private static int LengthUntilTerminator(ReadOnlySpan<char> text)
    {
        var end = text[2..].IndexOfAny('\a', '\u009c', Escape);
        if (end < 0)
        {
            return text.Length;
        }

        end += 2;
        return text[end] == Escape ? Math.Min(end + 2, text.Length) : end + 1;
    }
}
