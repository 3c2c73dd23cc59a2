using System.Text.Json;

namespace MediaProviders.Release.Tests;

/// <summary>A publish profile for each platform makes the file that the CLI asks for. MSBuild itself says what a profile comes to; nothing is built.</summary>
public sealed class PublishProfileTests
{
    public static TheoryData<string> Rids { get; } = [.. Platform.All.Select(platform => platform.Rid)];

    [Fact]
    public void Profiles_OfThePlugin_AreThoseOfItsPlatforms() =>
        Plugin.Files(".pubxml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)
            .ShouldBe(Platform.All.Select(platform => $"{platform.Os}-{platform.Arch}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rids))]
    public void Profile_OfAPlatform_MakesTheDownloadOfTheCli(string rid)
    {
        var platform = Platform.Named(rid);

        var answer = Command.Run(Plugin.Repository.Root, "dotnet",
            "msbuild", "provider", $"-p:PublishProfile={platform.Os}-{platform.Arch}", "-t:NameDownload",
            "-getProperty:RuntimeIdentifier,DownloadFile,Configuration,PublishAot,StripSymbols,InvariantGlobalization,PublishReadyToRun");

        using var json = JsonDocument.Parse(answer);
        var properties = json.RootElement.GetProperty("Properties");
        Path.GetFileName(Of("DownloadFile")).ShouldBe(platform.ArchiveName(Plugin.Repository.Version));
        new[] { "RuntimeIdentifier", "Configuration", "PublishAot", "StripSymbols", "InvariantGlobalization", "PublishReadyToRun" }.Select(Of)
            .ShouldBe([rid, "Release", "true", "true", "true", ""]);

        string Of(string name) => properties.GetProperty(name).GetString()!;
    }
}
