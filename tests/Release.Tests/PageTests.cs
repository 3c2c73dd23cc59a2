namespace MediaProviders.Release.Tests;

/// <summary>The pages about releases name files and commands as they are.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Pages { get; } = ["docs/verify.md", "docs/releasing.md", "SECURITY.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Files_AreThoseOfARelease(string path)
    {
        var version = Plugin.Repository.Version;
        var names = Platform.All.SelectMany(platform => (string[])[platform.ArchiveName(version), platform.BillName(version)]).ToList();

        Matches(Plugin.Read(path), @"\bpulumi-resource-mediaproviders-v[\w.-]+").Where(name => !names.Contains(name, StringComparer.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void VerifyPage_NamesTheFilesOfTheDryRun()
    {
        var page = Plugin.Read("docs/verify.md");
        var platform = Platform.Named("linux-x64");

        page.ShouldContain($"\n{platform.ArchiveName(Plugin.Repository.Version)} ");
        page.ShouldContain($"\n{platform.BillName(Plugin.Repository.Version)} ");
        page.ShouldContain($"--check --ignore-missing {Checksums.FileName}\n");
        page.ShouldContain($"`{PluginArchive.Licence}` and `{PluginArchive.Notices}`");
        page.ShouldContain("'artifacts/release'".Replace('\'', '`'));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_CommandsOfEng_Exist(string path) =>
        Matches(Plugin.Read(path), @"(?<=dotnet run --project eng -- )[\w-]+")
            .Where(command => !Plugin.Read("eng/Commands.cs").Contains($"[\"{command}\"", StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_FilesOfTheTree_Exist(string path) =>
        Matches(Plugin.Read(path), @"(?<=\]\()(?!https)[\w./-]+")
            .Where(link => !File.Exists(Path.Combine(Plugin.Repository.Root, Path.GetDirectoryName(path)!, link))).ShouldBeEmpty();

    [Fact]
    public void VerifyPage_Versions_AreThisOne() =>
        Matches(Plugin.Read("docs/verify.md"), @"(?<=\bv|mediaproviders )\d+\.\d+\.\d+").Distinct(StringComparer.Ordinal).ShouldBe([Plugin.Repository.Version]);

    private static IEnumerable<string> Matches(string text, string pattern) =>
        Regex.Matches(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Value);
}
