namespace MediaProviders.Release.Tests;

/// <summary>Reading the graph of a native program.</summary>
public sealed class PackageGraphTests : IDisposable
{
    private const string Assets =
        """
        {
          "targets": {
            "net10.0": {},
            "net10.0/linux-x64": {
              "Inner/2.0.0": { "type": "package", "runtime": { "lib/net8.0/Inner.dll": {} } },
              "Outer/1.0.0": { "type": "package", "dependencies": { "Inner": "2.0.0" }, "runtime": { "lib/net8.0/Outer.dll": {} } },
              "Tool/3.0.0": { "type": "package", "build": { "build/Tool.props": {} } },
              "Empty/4.0.0": { "type": "package", "runtime": { "lib/net8.0/_._": {} } },
              "runtime.linux-x64.Microsoft.DotNet.ILCompiler/10.0.1": { "type": "package" },
              "Ours/0.1.0": { "type": "project", "dependencies": { "Inner": "2.0.0" }, "runtime": { "bin/Ours.dll": {} } }
            }
          },
          "libraries": {
            "Inner/2.0.0": { "sha512": "aa", "path": "inner/2.0.0" },
            "Outer/1.0.0": { "sha512": "bb", "path": "outer/1.0.0" },
            "Tool/3.0.0": { "sha512": "cc", "path": "tool/3.0.0" },
            "Empty/4.0.0": { "sha512": "dd", "path": "empty/4.0.0" },
            "runtime.linux-x64.Microsoft.DotNet.ILCompiler/10.0.1": { "sha512": "ee", "path": "runtime.linux-x64.microsoft.dotnet.ilcompiler/10.0.1" }
          },
          "packageFolders": { "/packages/": {} },
          "project": {
            "frameworks": {
              "net10.0": {
                "dependencies": { "Outer": {}, "Tool": {} },
                "downloadDependencies": [
                  { "name": "Microsoft.AspNetCore.App.Ref", "version": "[10.0.1, 10.0.1]" },
                  { "name": "Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64", "version": "[10.0.1, 10.0.1]" },
                  { "name": "runtime.linux-x64.Microsoft.DotNet.ILCompiler", "version": "[10.0.1, 10.0.1]" }
                ]
              }
            }
          }
        }
        """;

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Graph_OfANativeProgram_TellsWhatIsInIt()
    {
        File.WriteAllText(file, Assets);

        var graph = PackageGraph.Read(file, "linux-x64");

        graph.Packages.Select(package => $"{package.Role} {package.Id} {package.Version}").ShouldBe(
            [
                "Build Empty 4.0.0",
                "Shipped Inner 2.0.0",
                "Runtime Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64 10.0.1",
                "Shipped Outer 1.0.0",
                "Runtime runtime.linux-x64.Microsoft.DotNet.ILCompiler 10.0.1",
                "Build Tool 3.0.0",
            ]);
        graph.Roots.ShouldBe(["Inner", "Outer"]);
        graph.Packages[3].Needs.ShouldBe(["Inner"]);
        graph.Packages[3].ContentHash.ShouldBe("bb");
        graph.Packages[3].Folder.ShouldBe("/packages/outer/1.0.0");
    }

    [Fact]
    public void Graph_OfAnotherPlatform_IsRefused()
    {
        File.WriteAllText(file, Assets);

        Should.Throw<ReleaseException>(() => PackageGraph.Read(file, "win-x64")).Message.ShouldBe(
            $"'{file}' has no packages for 'win-x64'. Publish for that platform first.");
    }

    [Fact]
    public void Graph_OfAProjectThatIsNotRestored_IsRefused() =>
        Should.Throw<ReleaseException>(() => PackageGraph.Read("nowhere.json", rid: null)).Message.ShouldBe(
            "Reading the packages failed: 'nowhere.json' does not exist. Run 'dotnet restore' first.");
}
