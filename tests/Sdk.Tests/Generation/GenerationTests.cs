using MediaProviders.Generate.Sdk;

namespace MediaProviders.Sdk.Tests.Generation;

/// <summary>The generator against Pulumi's own.</summary>
public sealed class GenerationTests
{
    [Fact]
    public void Generate_SchemaOfTheRecording_IsWhatPulumisGeneratorMade()
    {
        var made = CSharpSdk.Write(SchemaReader.Read(File.ReadAllText(Path.Combine(SdkFolder.Recordings, "schema.json"))));
        var recorded = Files(Path.Combine(SdkFolder.Recordings, "dotnet"), "*");

        foreach (var file in made.Keys.Where(path => path != "version.txt"))
        {
            made[file].ShouldBe(recorded[file], file);
        }

        recorded.Keys.Except(made.Keys).ShouldBe(["Config/README.md", "MediaProviders.WhatsApp.csproj.txt", "README.md"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("csharp", true)]
    [InlineData("sh", true)]
    [InlineData("", true)]
    [InlineData("typescript", false)]
    [InlineData("python", false)]
    [InlineData("go", false)]
    [InlineData("java", false)]
    [InlineData("yaml", false)]
    public void Filter_CodeOfALanguage_KeepsWhatAReaderOfCSharpUses(string language, bool isKept) =>
        ExampleFilter.ForCSharp($"Before.\n\n```{language}\nthe code\n```\n\nAfter.")
            .ShouldBe(isKept ? $"Before.\n\n```{language}\nthe code\n```\n\nAfter." : "Before.\n\nAfter.");

    private static Dictionary<string, string> Files(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => File.ReadAllText(file.File), StringComparer.Ordinal)
        : [];
}
