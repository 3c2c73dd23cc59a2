namespace MediaProviders.Docs.Tests.Pages;

/// <summary>Words and turns that English readers do not use, or that read like a translation, are on no page for people.</summary>
public sealed partial class WordTests
{
    public static TheoryData<string> Pages { get; } =
        [.. Page.All.Select(page => page.Path).Concat(["SECURITY.md", "tests/LocalEngine/README.md"]).Concat(Repository.Files("examples", "README.md"))
            .Concat(Repository.Files("sdk", "README.md"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_ReadsLikeEnglish(string path) => Foreign().Matches(Page.Read(path).Text).Select(match => match.Value).ShouldBeEmpty();

    [Theory]
    [InlineData("Somebody else has it.", "Somebody")]
    [InlineData("It names the ways on.", "ways on")]
    [InlineData("The driveways only.", "")]
    public void Scan_OfAText_FindsThem(string text, string found) => string.Join('|', Foreign().Matches(text).Select(match => match.Value)).ShouldBe(found);

    [GeneratedRegex(@"(?i)\b(nobody|somebody|anybody|whoever|anew|mend(s|ed|ing)?|ways? on|at last|hears? of|says again|(cannot|to|can) be had|com(e|es) to rest|for ever|let go of|turned away)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Foreign();
}
