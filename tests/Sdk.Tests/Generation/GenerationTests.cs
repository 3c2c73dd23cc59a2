namespace MediaProviders.Sdk.Tests.Generation;

/// <summary>The generator against Pulumi's own, and the SDK against the generator.</summary>
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

    [Fact]
    public void Sdk_IsWhatTheSchemaSays()
    {
        var made = CSharpSdk.Write(SchemaReader.Read(SdkFolder.Schema));
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Accept(made);
        }

        foreach (var (path, text) in made)
        {
            var file = Path.Combine(SdkFolder.DotNet, path);
            (File.Exists(file) ? File.ReadAllText(file) : "").ShouldBe(text, $"'{file}' is not what the schema says. Run the tests with ACCEPT=1, then build again, read the difference and commit it.");
        }

        Files(SdkFolder.DotNet, "*.cs").Keys.Except(made.Keys).ShouldBeEmpty("The schema knows nothing of these files.");
    }

    private static void Accept(IReadOnlyDictionary<string, string> files)
    {
        foreach (var old in Files(SdkFolder.DotNet, "*.cs").Keys.Except(files.Keys))
        {
            File.Delete(Path.Combine(SdkFolder.DotNet, old));
        }

        foreach (var (path, text) in files)
        {
            var file = Path.Combine(SdkFolder.DotNet, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    private static Dictionary<string, string> Files(string folder, string pattern) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Path.StartsWith("bin/", StringComparison.Ordinal) && !file.Path.StartsWith("obj/", StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => File.ReadAllText(file.File), StringComparer.Ordinal)
        : [];
}
