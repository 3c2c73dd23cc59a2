namespace MediaProviders.Docs.Tests.Pages;

/// <summary>The walk through a new resource shows lines that are really there.</summary>
public sealed class ContributingTests
{
    private static readonly Page Contributing = Page.Read("CONTRIBUTING.md");

    public static TheoryData<string> Hunks { get; } = [.. Contributing.Fences.Where(fence => fence.Language == "diff").Select(fence => fence.Code)];

    [Theory]
    [MemberData(nameof(Hunks))]
    public void Diff_OfAPlace_IsTrueOfTheFile(string hunk)
    {
        string[] lines = hunk.TrimEnd('\n').Split('\n');
        lines[0].ShouldStartWith("+++ b/");
        lines.Length.ShouldBeGreaterThan(1);
        var file = Repository.Read(lines[0]["+++ b/".Length..]).Split('\n').ToHashSet(StringComparer.Ordinal);

        foreach (string line in lines.Skip(1))
        {
            line.ShouldStartWith("+");
            file.ShouldContain(line[1..], $"{lines[0]} has no such line.");
        }
    }

    [Fact]
    public void Places_OfAProperty_AreAtMostFive()
    {
        Hunks.Count.ShouldBeInRange(1, 5);
        Repository.Read("CONTRIBUTING.md").ShouldContain(Generate.GeneratedFiles.Command);
    }
}
