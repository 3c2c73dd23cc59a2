namespace MediaProviders.Release.Tests;

/// <summary>The commands that need no network and no compiler.</summary>
public sealed class CommandTests
{
    [Fact]
    public void CheckTag_OfTheVersion_IsRight() => Run(["check-tag", $"v{Plugin.Repository.Version}"]).ExitCode.ShouldBe(0);

    [Theory]
    [InlineData("v99.0.0")]
    [InlineData("99.0.0")]
    public void CheckTag_OfAnotherVersion_SaysBoth(string tag)
    {
        var (exitCode, output) = Run(["check-tag", tag]);

        exitCode.ShouldBe(1);
        output.ShouldBe($"The tag '{tag}' is not 'v{Plugin.Repository.Version}', the version of Directory.Build.props. Change one of them; a published version "
            + "is never made again.\n");
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("sums")]
    public void Command_ThatIsNone_ShowsTheHelp(string command) => Run([command]).ExitCode.ShouldBeNull();

    [Fact]
    public void Platform_ThatIsNone_NamesThoseThereAre() =>
        Should.Throw<ReleaseException>(() => Platform.Named("linux-musl-x64")).Message
            .ShouldBe("'linux-musl-x64' is not a platform of this plugin. Use one of 'linux-x64', 'linux-arm64', 'osx-x64', 'osx-arm64', 'win-x64', "
                + "'win-arm64'.");

    [Fact]
    public void Repository_OutsideAWorkingCopy_IsRefused() =>
        Should.Throw<ReleaseException>(() => Repository.Around(Path.GetPathRoot(AppContext.BaseDirectory)!)).Message
            .ShouldEndWith("is not inside a working copy of this repository. Change into one.");

    [Fact]
    public void Advisories_InAnAnswer_AreRead()
    {
        const string Answer =
            """
            { "version": 1, "projects": [ { "path": "/a/b.csproj", "frameworks": [ { "framework": "net10.0",
              "topLevelPackages": [ { "id": "Old", "resolvedVersion": "1.0.0", "vulnerabilities": [ { "severity": "High", "advisoryurl": "https://github.com/advisories/one" } ] } ],
              "transitivePackages": [ { "id": "Older", "resolvedVersion": "0.1.0", "vulnerabilities": [ { "severity": "Low", "advisoryurl": "https://github.com/advisories/two" } ] } ] } ] } ] }
            """;

        Advisories.Read(Answer).ShouldBe(
            [new("b.csproj", "Old", "1.0.0", "High", "https://github.com/advisories/one"),
                new("b.csproj", "Older", "0.1.0", "Low", "https://github.com/advisories/two")]);
    }

    [Fact]
    public void Advisories_WhenThereAreNone_AreEmpty() => Advisories.Read("""{ "version": 1, "projects": [ { "path": "/a/b.csproj" } ] }""").ShouldBeEmpty();

    private static (int? ExitCode, string Output) Run(string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        return (Commands.Run(Plugin.Repository, arguments, output), output.ToString());
    }
}
