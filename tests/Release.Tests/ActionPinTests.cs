namespace MediaProviders.Release.Tests;

/// <summary>Pinning the workflows' actions by hash.</summary>
public sealed class ActionPinTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Fact]
    public void Pin_OfAnAction_NamesTheCommitAndKeepsTheVersion()
    {
        var asked = new List<string>();
        var pinned = ActionPins.Pin(
            "      - uses: actions/checkout@v5.0.0\n        with:\n      - uses: github/codeql-action/init@v3.30.5\n    uses: "
                + "./.github/workflows/after-release.yml\n",
            (repository, tag) =>
            {
                asked.Add($"{repository} {tag}");
                return Commit;
            });

        pinned.ShouldBe($"      - uses: actions/checkout@{Commit} # v5.0.0\n        with:\n      - uses: github/codeql-action/init@{Commit} # v3.30.5\n    "
            + "uses: ./.github/workflows/after-release.yml\n");
        asked.ShouldBe(["actions/checkout v5.0.0", "github/codeql-action v3.30.5"]);
    }

    [Fact]
    public void Pin_OfAPinnedAction_ChangesNothing()
    {
        const string Pinned = $"      - uses: actions/checkout@{Commit} # v5.0.0\n";

        ActionPins.Pin(Pinned, (_, _) => throw new InvalidOperationException("Nobody need be asked.")).ShouldBe(Pinned);
    }

    [Fact]
    public void Pin_WithAnAnswerThatIsNoCommit_IsRefused() =>
        Should.Throw<ReleaseException>(() => ActionPins.Pin("uses: actions/checkout@v5.0.0", (_, _) => "not found"))
            .Message.ShouldBe("Pinning 'actions/checkout@v5.0.0' failed: 'not found' is not a commit.");
}
