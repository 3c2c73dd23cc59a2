namespace MediaProviders.Docs.Tests.Commands;

/// <summary>A line of a shell, split into words as a POSIX shell does: single and double quotes, and a backslash before one character.</summary>
internal static class ShellLine
{
    /// <summary>The words; a comment at the end is left out.</summary>
    /// <exception cref="FormatException">A quote is not closed.</exception>
    public static IReadOnlyList<string> Words(string line)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        bool begun = false;
        int at = 0;
        while (at < line.Length)
        {
            char c = line[at++];
            if (c is '\'' or '"')
            {
                int end = line.IndexOf(c, at);
                word.Append(end < 0 ? throw new FormatException($"A quote is not closed: {line}") : line[at..end]);
                at = end + 1;
                begun = true;
            }
            else if (c == '#' && !begun)
            {
                break;
            }
            else if (c != ' ')
            {
                word.Append(c == '\\' && at < line.Length ? line[at++] : c);
                begun = true;
            }
            else if (begun)
            {
                words.Add(word.ToString());
                word.Clear();
                begun = false;
            }
        }

        return begun ? [.. words, word.ToString()] : words;
    }

    /// <summary>The simple commands of a line, each as its words: what stands between <c>&amp;&amp;</c>, <c>||</c>, <c>|</c> and <c>;</c>.</summary>
    public static IEnumerable<IReadOnlyList<string>> Simple(string line)
    {
        var command = new List<string>();
        foreach (string word in Words(line))
        {
            if (word is "&&" or "||" or "|" or ";")
            {
                yield return command;
                command = [];
            }
            else
            {
                command.Add(word);
            }
        }

        yield return command;
    }

    /// <summary>The commands of a block: its lines, joined where one ends with a backslash, without empty ones and comments.</summary>
    public static IEnumerable<string> Commands(string block) =>
        block.Replace("\\\n", "", StringComparison.Ordinal).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'));
}
