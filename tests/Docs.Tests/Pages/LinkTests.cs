namespace MediaProviders.Docs.Tests.Pages;

/// <summary>Links between pages lead somewhere, and each page says what it is for.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages { get; } = [.. Page.All.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfAPage_Resolve(string path)
    {
        var page = Page.Read(path);

        page.Links.Where(link => !IsAbsolute(link) && Broken(page, link)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_ToOtherSites_AreEncrypted(string path) =>
        Page.Read(path).Links.Where(link => link.StartsWith("http:", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Pages_OfTheFolder_AreInItsIndex()
    {
        var index = Page.Read("docs/README.md");

        Repository.Files("docs", "*.md").Except(RegistryPageTests.Paths).Except([index.Path])
            .Where(path => !index.Links.Contains(path["docs/".Length..], StringComparer.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>The list of licences is written from the packages; the pages of the registry have its form.</summary>
    [Fact]
    public void Pages_OfTheFolder_BeginWithWhatAReaderCanDo() =>
        Repository.Files("docs", "*.md").Except(RegistryPageTests.Paths).Except(["docs/README.md", "docs/licences.md"])
            .Where(path => !Page.Read(path).Text.Split('\n')[2].StartsWith("After this page ", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("[a](nowhere.md)", 1)]
    [InlineData("[a](safety.md#no-such-heading)", 1)]
    [InlineData("[a](#here)", 1)]
    [InlineData("# Here\n\n[a](#here) [b](safety.md#what-it-cannot-prevent) [c](../README.md)", 0)]
    [InlineData("`[a](nowhere.md)`", 0)]
    public void Link_ThatLeadsNowhere_IsFound(string text, int broken)
    {
        var page = new Page("docs/page.md", text);

        page.Links.Count(link => Broken(page, link)).ShouldBe(broken);
    }

    private static bool Broken(Page from, string link)
    {
        string[] parts = link.Split('#');
        string target = parts[0].Length == 0 ? from.Path : Normalise(Path.GetDirectoryName(from.Path) + "/" + parts[0]);
        bool exists = parts[0].Length == 0 || File.Exists(Repository.At(target)) || Directory.Exists(Repository.At(target));
        if (!exists || parts.Length == 1)
        {
            return !exists;
        }

        return !(parts[0].Length == 0 ? from : Page.Read(target)).Anchors.Contains(parts[1], StringComparer.Ordinal);
    }

    private static bool IsAbsolute(string link) => link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal);

    private static string Normalise(string path)
    {
        var parts = new Stack<string>();
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part == "..")
            {
                parts.Pop();
            }
            else
            {
                parts.Push(part);
            }
        }

        return string.Join('/', parts.Reverse());
    }
}
