namespace MediaProviders.Docs.Tests.Errors;

/// <summary>The page of error texts: below each heading of the third level a list of texts, each a line <c>- `TEXT`</c>, then what they mean.</summary>
internal static class TroubleshootingPage
{
    public const string Path = "docs/troubleshooting.md";

    /// <summary>An entry of the page.</summary>
    /// <param name="Texts">The texts it explains.</param>
    /// <param name="Explanation">The rest of it.</param>
    public sealed record Entry(string Title, IReadOnlyList<string> Texts, string Explanation);

    /// <summary>The entries in order.</summary>
    public static IReadOnlyList<Entry> Entries { get; } = [.. Page.Read(Path).Text.Split("\n### ").Skip(1).Select(ReadEntry)];

    /// <summary>All texts, in order.</summary>
    public static IReadOnlyList<string> AllTexts { get; } = [.. Entries.SelectMany(entry => entry.Texts)];

    private static Entry ReadEntry(string section)
    {
        string[] lines = section.Split("\n## ")[0].Split('\n');
        string[] texts = [.. lines.Where(line => line.StartsWith("- `", StringComparison.Ordinal) && line.EndsWith('`')).Select(line => line[3..^1])];
        return new Entry(lines[0], texts, string.Join('\n', lines.Skip(1).Where(line => !line.StartsWith("- `", StringComparison.Ordinal))).Trim());
    }
}
