namespace MediaProviders.Values;

/// <summary>
/// Finds what a terminal takes for an order. ECMA-48: a control sequence ends with a character from <c>@</c> to <c>~</c>, an operating system command with BEL
/// or ESC backslash, others after one more character.
/// </summary>
internal static class TerminalSequence
{
    private const char Escape = '\u001b';
    private const char EscapeInOne = '\u009b';

    /// <summary>How many characters the sequence at the start of <paramref name="text"/> has; 0 when there is none. One that does not end takes all.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
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
