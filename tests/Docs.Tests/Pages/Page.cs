namespace MediaProviders.Docs.Tests.Pages;

/// <summary>A page of Markdown, as far as its tests look at it.</summary>
public sealed partial class Page(string path, string text)
{
    /// <summary>Its path in the repository.</summary>
    public string Path { get; } = path;

    /// <summary>All of it.</summary>
    public string Text { get; } = text;

    /// <summary>All of it but the blocks of code.</summary>
    public string Prose { get; } = WithoutFences(text);

    /// <summary>The blocks of code, in order.</summary>
    public IReadOnlyList<Fence> Fences { get; } = [.. ReadFences(path, text)];

    /// <summary>What its links and images point to, as written.</summary>
    public IEnumerable<string> Links => LinkPattern().Matches(CodeSpan().Replace(Prose, "")).Select(match => match.Groups["target"].Value);

    /// <summary>The anchors that GitHub gives its headings.</summary>
    public IEnumerable<string> Anchors => HeadingPattern().Matches(Prose).Select(match => Anchor(match.Groups["text"].Value));

    /// <summary>The pages of the project for people: those of docs, and those at the root.</summary>
    public static IReadOnlyList<Page> All { get; } =
        [.. Repository.Files("docs", "*.md").Concat(["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]).Select(Read)];

    public static Page Read(string path) => new(path, Repository.Read(path));

    private static IEnumerable<Fence> ReadFences(string path, string text)
    {
        string[] lines = text.Split('\n');
        for (int start = 0; start < lines.Length; start++)
        {
            if (FenceStart().Match(lines[start]) is not { Success: true } opening)
            {
                continue;
            }

            string indent = opening.Groups["indent"].Value;
            int end = start + 1;
            while (end < lines.Length && lines[end].Trim() != "```")
            {
                end++;
            }

            string[] words = opening.Groups["info"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string code = string.Concat(
                lines[(start + 1)..end].Select(line => (line.StartsWith(indent, StringComparison.Ordinal) ? line[indent.Length..] : line) + "\n"));
            string marker = words.Length > 1 ? words[1] : "";
            yield return new Fence(path, start + 1, words.Length > 0 ? words[0] : "", marker, words.Length > 2 ? words[2..] : [], code);
            start = end;
        }
    }

    private static string WithoutFences(string text)
    {
        var prose = new List<string>();
        bool inside = false;
        foreach (string line in text.Split('\n'))
        {
            bool isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            inside ^= isFence;
            prose.Add(inside || isFence ? "" : line);
        }

        return string.Join('\n', prose);
    }

    // Lower case, spaces to hyphens, everything else that is no letter, digit, hyphen or underscore left out.
    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex("^(?<indent> *)```(?<info>[^`]*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FenceStart();

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkPattern();

    [GeneratedRegex("^#{1,6} (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeSpan();
}

/// <summary>A block of code on a page.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="Line">The line of its opening fence, from 1.</param>
/// <param name="Language">The first word behind the opening fence; empty when there is none.</param>
/// <param name="Marker">The second word, which says what a test does with it: <c>run</c>, <c>parse</c>, …; empty when there is none.</param>
/// <param name="Settings">The words behind it.</param>
/// <param name="Code">The lines between the fences, without the indentation of the fence.</param>
public sealed record Fence(string Page, int Line, string Language, string Marker, IReadOnlyList<string> Settings, string Code)
{
    /// <summary>What stands behind <c>NAME=</c> in the settings, each.</summary>
    public IEnumerable<string> SettingsOf(string name) =>
        Settings.Where(s => s.StartsWith(name + "=", StringComparison.Ordinal)).Select(s => s[(name.Length + 1)..]);

    public override string ToString() => $"{Page}:{Line}";
}
