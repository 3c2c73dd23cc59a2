using System.Xml.Linq;

namespace MediaProviders.Release.Tests;

/// <summary>Each project's packages are locked, by hash, and from nowhere in particular.</summary>
public sealed class LockFileTests
{
    // What 'dotnet build' builds; a program that shows the SDK is restored by whoever uses it.
    // A project with settings of its own is an example that stands for a user's project, outside this repository.
    public static TheoryData<string> Projects { get; } =
        [.. Solution().Where(project => !File.Exists(Path.Combine(Plugin.Repository.Root, Path.GetDirectoryName(project)!, "Directory.Build.props")))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void LockFile_OfAProject_HoldsWhatItAsksFor(string project)
    {
        var root = XDocument.Load(Path.Combine(Plugin.Repository.Root, project)).Root!;
        var asked = root.Descendants("PackageReference").Where(reference => !Conditional(reference)).Select(reference => reference.Attribute("Include")!.Value);

        var locked = LockedPackages.Of(Plugin.Repository, Path.GetDirectoryName(project)!).Ids;

        asked.Where(id => !locked.Contains(id, StringComparer.OrdinalIgnoreCase))
            .ShouldBeEmpty("Run 'dotnet restore --force-evaluate' and commit the lock files.");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void LockFile_OfAProject_NamesNoRegistry(string project)
    {
        var text = Plugin.Read($"{Path.GetDirectoryName(project)}/packages.lock.json");

        text.ShouldNotContain("http");
        text.ShouldNotContain("://");
    }

    [Fact]
    public void LockFile_OfNodePackages_NamesNoRegistry() =>
        Plugin.Files("package-lock.json").Where(file => Plugin.Read(file).Contains("\"resolved\": \"http", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void LockFiles_OfAllProjects_AgreeOnVersionsAndHashes()
    {
        var versions = XDocument.Load(Path.Combine(Plugin.Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);

        foreach (var file in Plugin.Files("packages.lock.json"))
        {
            var graph = LockedPackages.Of(Plugin.Repository, Path.GetDirectoryName(file)!);
            foreach (var id in graph.Ids.Where(versions.ContainsKey))
            {
                graph[id].Version.ShouldBe(versions[id], $"{id} in {file}. Run 'dotnet restore --force-evaluate' and commit the lock files.");
            }
        }
    }

    [Fact]
    public void LockFile_OfThePlugin_HoldsEverythingItShips() =>
        LockedPackages.Of(Plugin.Repository, "provider").Strangers(Plugin.Graph).ShouldBeEmpty();

    [Fact]
    public void LockFile_WhenAPackageHasOtherContent_CallsItAStranger()
    {
        var changed = Plugin.Graph with
            { Packages = [.. Plugin.Graph.Packages.Select(package => package.Id == "Google.Protobuf" ? package with { ContentHash = "AAAA" } : package)] };

        LockedPackages.Of(Plugin.Repository, "provider").Strangers(changed)
            .ShouldBe([$"Google.Protobuf {changed.Packages.First(package => package.Id == "Google.Protobuf").Version}"]);
    }

    [Fact]
    public void LockFile_WhenAPackageIsNotInIt_CallsItAStranger()
    {
        var extra = new Package { Id = "Microsoft.Extensions.Options", Version = "9.0.0", Role = PackageRole.Shipped, Folder = "" };

        LockedPackages.Of(Plugin.Repository, "provider").Strangers(Plugin.Graph with { Packages = [extra] }).ShouldBe(["Microsoft.Extensions.Options 9.0.0"]);
    }

    private static IEnumerable<string> Solution() =>
        Regex.Matches(Plugin.Read("MediaProviders.sln"), "(?<=\")[^\"]+[.]csproj(?=\")", RegexOptions.None, TimeSpan.FromSeconds(5))
            .Select(match => match.Value.Replace('\\', '/')).Distinct(StringComparer.Ordinal);

    private static bool Conditional(XElement reference) => reference.AncestorsAndSelf().Any(element => element.Attribute("Condition") is not null);
}
