using System.Reflection;
using System.Xml.Linq;

namespace MediaProviders.Provider.Tests.Versions;

/// <summary>One version, said in one place, and the same wherever it shows.</summary>
public sealed partial class VersionTests
{
    private const string Place = "Directory.Build.props";

    private static readonly string Said = XDocument.Load(Repository.At(Place)).Descendants("Version").Single().Value;

    [Fact]
    public void Version_IsASemanticOne() => SemanticVersion().IsMatch(Said).ShouldBeTrue(Said);

    [Fact]
    public void Version_OfCodeAssemblyAndSchema_IsTheOneThatIsSaid()
    {
        var assembly = typeof(ServedPackage.PackageIdentity).Assembly;

        PluginVersion.Text.ShouldBe(Said);
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.ShouldBe(Said);
        FileVersionInfo.GetVersionInfo(assembly.Location).ProductVersion.ShouldBe(Said);
        assembly.GetName().Version!.ToString(3).ShouldBe(Said.Split('-', '+')[0]);
        JsonSerializer.Deserialize<JsonElement>(Package.Schema.Span).GetProperty("version").GetString().ShouldBe(Said);
    }

    [Fact]
    public async Task Version_OfTheProcess_IsTheOneThatIsSaid()
    {
        using var home = new TemporaryFolder();
        await using var plugin = await BuiltPlugin.StartAsync(["127.0.0.1:1"], [], home.Path);
        using var client = plugin.Connect();

        (await client.GetPluginInfoAsync()).Version.ShouldBe(Said);
        JsonSerializer.Deserialize<JsonElement>((await client.GetSchemaAsync()).Schema).GetProperty("version").GetString().ShouldBe(Said);
        (await BuiltPlugin.RunAsync("--version")).ShouldBe(new ProgramRun(0, $"{Said}\n", ""));
    }

    /// <summary>A package takes its version from the build, as assemblies do, so no project may say another one.</summary>
    [Fact]
    public void Version_IsSaidNowhereElse() => Repository.Files("", "*.*")
        .Where(path => Path.GetExtension(path) is ".csproj" or ".props" or ".targets")
        .Where(path => XDocument.Load(Repository.At(path)).Descendants().Any(e =>
            e.Name.LocalName is "Version" or "VersionPrefix" or "VersionSuffix" or "AssemblyVersion" or "FileVersion" or "InformationalVersion"
            || (e.Name.LocalName == "PackageVersion" && !e.HasAttributes)))
        .ShouldBe([Place]);

    // semver.org, without leading zeros.
    [GeneratedRegex(@"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SemanticVersion();
}
