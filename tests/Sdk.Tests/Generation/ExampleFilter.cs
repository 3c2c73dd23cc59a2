namespace MediaProviders.Sdk.Tests.Generation;

/// <summary>Keeps of a description's examples the ones in C#, without the marks that surround them for a registry.</summary>
internal static class ExampleFilter
{
    private const string Fence = "```";

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
            else if (line.StartsWith(Fence, StringComparison.Ordinal) && line.Length > Fence.Length && line != Fence + "csharp")
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
