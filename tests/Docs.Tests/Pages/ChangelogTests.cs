namespace MediaProviders.Docs.Tests.Pages;

/// <summary>The changelog keeps the form of https://keepachangelog.com/en/1.1.0/.</summary>
public sealed partial class ChangelogTests
{
    private static readonly string[] Kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    private static readonly string[] Lines = Repository.Read("CHANGELOG.md").Split('\n');

    [Fact]
    public void Versions_BeginWithTheUnreleasedOneAndHaveDatesAndLinks()
    {
        string[] versions = [.. Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal))];

        versions[0].ShouldBe("## [Unreleased]");
        foreach (string version in versions)
        {
            (version == versions[0] || ReleasePattern().IsMatch(version)).ShouldBeTrue(version);
            string link = $"{version.Split(' ')[1]}: https://";
            Lines.Any(line => line.StartsWith(link, StringComparison.Ordinal)).ShouldBeTrue(link);
        }
    }

    [Fact]
    public void Changes_AreOfKnownKindsAndNotEmpty()
    {
        for (int at = 0; at < Lines.Length; at++)
        {
            if (Lines[at].StartsWith("### ", StringComparison.Ordinal))
            {
                Kinds.ShouldContain(Lines[at][4..]);
                Lines[at + 2].ShouldStartWith("- ");
            }
        }
    }

    [GeneratedRegex(@"^## \[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReleasePattern();
}
