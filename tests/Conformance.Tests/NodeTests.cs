using System.Text.RegularExpressions;

namespace MediaProviders.Conformance.Tests;

/// <summary>Reports every test of the Node client as one of ours.</summary>
public sealed class NodeTests(NodeRun run) : IClassFixture<NodeRun>
{
    public static TheoryData<string, string> Declared
    {
        get
        {
            var declared = new TheoryData<string, string>();
            foreach (var (file, name) in NodeTestList.Read())
            {
                declared.Add(file, name);
            }

            return declared;
        }
    }

    [NodeTheory]
    [MemberData(nameof(Declared))]
    public void Node(string script, string test)
    {
        var outcome = run.Outcomes.SingleOrDefault(o => o.File == script && o.Name == test);

        outcome.ShouldNotBeNull($"Node did not report this test. It wrote:\n{run.Log}");
        outcome.Passed.ShouldBeTrue(outcome.Reason);
    }

    [NodeFact]
    public void Node_RunsNothingElse_ThanWhatIsListed() =>
        run.Outcomes.Select(o => (o.File, o.Name)).Order().ShouldBe(NodeTestList.Read().Order());

    [Fact]
    public void Packages_AreFromNoNamedRegistry() =>
        File.ReadAllText(Path.Combine(NodeClient.Folder, "package-lock.json")).ShouldNotContain("\"resolved\"");
}

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
