using System.Text.RegularExpressions;

namespace MediaProviders.Conformance.Tests;

/// <summary>The tests that the scripts declare, read without running them, so that each can be listed, chosen and counted.</summary>
internal static partial class NodeTestList
{
    /// <summary>Each test as its script and its name, sorted.</summary>
    public static IReadOnlyList<(string File, string Name)> Read() =>
    [
        .. Directory.GetFiles(NodeClient.Folder, "*.test.js").Order(StringComparer.Ordinal)
            .SelectMany(path => Declaration().Matches(File.ReadAllText(path)).Select(match => (Path.GetFileName(path), match.Groups["name"].Value))),
    ];

    // A test is declared at the start of a line, its name in single quotes that hold no other one.
    [GeneratedRegex("^test\\('(?<name>[^'\\\\]+)'", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Declaration();
}
