namespace MediaProviders.Generate.Sdk;

/// <summary>
/// Leaves out of a description the programs in other languages than C#, and the marks that surround them for a registry. Commands of a shell stay.
/// </summary>
internal static class ExampleFilter
{
    private const string Fence = "```";

    private static readonly string[] OtherLanguages = ["typescript", "python", "go", "java", "yaml"];

    /// <summary>The description as a reader of C# wants it.</summary>
    public static string ForCSharp(string description)
    {
        var kept = new List<string>();
        var skipping = false;
        foreach (var line in description.Split('\n'))
        {
            if (skipping)
            {
                skipping = line != Fence;
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal) && OtherLanguages.Contains(line[Fence.Length..], StringComparer.Ordinal))
            {
                skipping = true;
            }
            else if (!IsMark(line) && !(line.Length == 0 && (kept.Count == 0 || kept[^1].Length == 0)))
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept).TrimEnd('\n');
    }

    private static bool IsMark(string line) => line.StartsWith("{{%", StringComparison.Ordinal) && line.EndsWith("%}}", StringComparison.Ordinal);
}
