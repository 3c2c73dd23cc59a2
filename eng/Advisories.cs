using System.Text.Json;

namespace MediaProviders.Release;

/// <summary>Asks the package sources of this machine for known vulnerabilities.</summary>
internal static class Advisories
{
    // Known since 2022 (https://github.com/advisories/GHSA-5crp-9r3c-p9vr): a scan that does not report it has no source of advisories.
    private const string ProofPackage = "Newtonsoft.Json";
    private const string ProofVersion = "12.0.1";

    /// <summary>The advisories for every project under the root.</summary>
    /// <exception cref="ReleaseException">A project is not restored.</exception>
    public static IReadOnlyList<Advisory> Of(Repository repository) =>
        [.. repository.Files()
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .SelectMany(project => Scan(repository.Root, project))];

    /// <summary>Whether the sources know advisories: an old package with a known vulnerability, in a project of its own, must be reported.</summary>
    public static bool AreReachable()
    {
        var folder = Directory.CreateTempSubdirectory("mediaproviders-advisories-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "proof.csproj"),
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>{Repository.ShippedFramework}</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
                  <ItemGroup><PackageReference Include="{ProofPackage}" Version="{ProofVersion}" /></ItemGroup>
                </Project>
                """);
            return Command.Try(folder.FullName, "dotnet", ["restore", "proof.csproj"]).ExitCode == 0 && Scan(folder.FullName, "proof.csproj").Count > 0;
        }
        catch (ReleaseException)
        {
            return false;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The advisories in what 'dotnet list package --vulnerable --format json' prints.</summary>
    public static IReadOnlyList<Advisory> Read(string json)
    {
        using var answer = JsonDocument.Parse(json);
        return
        [
            .. from project in List(answer.RootElement, "projects")
               from framework in List(project, "frameworks")
               from package in List(framework, "topLevelPackages").Concat(List(framework, "transitivePackages"))
               from vulnerability in List(package, "vulnerabilities")
               select new Advisory(
                   Path.GetFileName(Text(project, "path")), Text(package, "id"), Text(package, "resolvedVersion"), Text(vulnerability, "severity"),
                   Text(vulnerability, "advisoryurl")),
        ];
    }

    private static IReadOnlyList<Advisory> Scan(string folder, string project) =>
        Read(Command.Run(folder, "dotnet", "list", project, "package", "--vulnerable", "--include-transitive", "--format", "json"));

    private static List<JsonElement> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
