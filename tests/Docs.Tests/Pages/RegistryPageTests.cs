namespace MediaProviders.Docs.Tests.Pages;

/// <summary>
/// The two pages that the Pulumi Registry takes from a package's repository, by their names and front matter:
/// https://github.com/pulumi/registry, "Publishing a Community Package", and its linter, which wants a title and a description of every page. A search engine
/// shows about 60 characters of the one and 160 of the other.
/// </summary>
public sealed partial class RegistryPageTests
{
    public const string Index = "docs/_index.md";
    public const string Installation = "docs/installation-configuration.md";

    public static IReadOnlyList<string> Paths { get; } = [Index, Installation];

    public static TheoryData<string> Pages { get; } = [.. Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public void FrontMatter_OfAPage_IsWhatTheRegistryTakes(string path)
    {
        var front = FrontMatter(path);

        front.Keys.Order(StringComparer.Ordinal).ShouldBe(["layout", "meta_desc", "title"]);
        front["layout"].ShouldBe("package");
        front["title"].Length.ShouldBeInRange(10, 60);
        front["meta_desc"].Length.ShouldBeInRange(50, 160);
    }

    [Fact]
    public void Titles_NameThePackageAsTheSchemaDoes()
    {
        using var schema = JsonDocument.Parse(Repository.Read("provider/schema.json"));
        string name = schema.RootElement.GetProperty("displayName").GetString()!;

        FrontMatter(Index)["title"].ShouldBe(name);
        FrontMatter(Installation)["title"].ShouldBe($"{name}: Installation & Configuration");
    }

    // They are shown elsewhere, where nothing of the repository is beside them; the layout adds the first heading.
    [Theory]
    [MemberData(nameof(Pages))]
    public void Body_OfAPage_StandsAlone(string path)
    {
        var page = Page.Read(path);

        page.Links.ShouldAllBe(link => link.StartsWith("https://", StringComparison.Ordinal));
        page.Prose.ShouldNotContain("![");
        page.Prose.ShouldNotContain("<img");
        page.Prose.Split('\n').ShouldAllBe(line => !line.StartsWith("# ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_IntoTheRepository_Resolve(string path)
    {
        const string Main = "https://github.com/mediaproviders/pulumi-mediaproviders/blob/main/";

        foreach (string link in Page.Read(path).Links.Where(link => link.StartsWith(Main, StringComparison.Ordinal)))
        {
            string[] parts = link[Main.Length..].Split('#');
            var page = Page.Read(parts[0]);
            (parts.Length == 1 || page.Anchors.Contains(parts[1], StringComparer.Ordinal)).ShouldBeTrue(link);
        }
    }

    [Fact]
    public void Index_HasTheExampleOfTheResourceInEveryLanguage()
    {
        string description = Repository.Read("provider/Resources/Descriptions/WhatsAppMediaProvider.md");
        string first = description[..description.IndexOf("{{% /example %}}", StringComparison.Ordinal)];
        var page = Page.Read(Index);

        page.Fences.Select(fence => (fence.Language, fence.Code)).ShouldBe(new Page("", first).Fences.Select(fence => (fence.Language, fence.Code)));
        page.Fences.Select(fence => fence.Language).ShouldBe(Choosers(page));
        ChooserPattern().Match(page.Prose).Groups["languages"].Value.Split(',').ShouldBe(Choosers(page));
    }

    private static IEnumerable<string> Choosers(Page page) => ChoosablePattern().Matches(page.Prose).Select(match => match.Groups["language"].Value);

    private static Dictionary<string, string> FrontMatter(string path)
    {
        string[] lines = Repository.Read(path).Split('\n');
        lines[0].ShouldBe("---");
        return lines.Skip(1).TakeWhile(line => line != "---").Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('"'), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{\{< chooser language ""(?<languages>[a-z,]+)"" >\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChooserPattern();

    [GeneratedRegex(@"\{\{% choosable language (?<language>\w+) %\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChoosablePattern();
}
