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
    public void Node_RunsNothingElse_ThanWhatIsListed()
    {
        run.Outcomes.Select(o => (o.File, o.Name)).Order().ShouldBe(NodeTestList.Read().Order());
    }

    [Fact]
    public void Packages_AreFromNoNamedRegistry()
    {
        File.ReadAllText(Path.Combine(NodeClient.Folder, "package-lock.json")).ShouldNotContain("\"resolved\"");
    }
}
