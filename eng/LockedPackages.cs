using System.Text.Json;

namespace MediaProviders.Release;

/// <summary>The packages of a project's lock file: id to version and hash.</summary>
internal sealed class LockedPackages
{
    private readonly Dictionary<string, (string Version, string Hash)> packages;

    private LockedPackages(Dictionary<string, (string Version, string Hash)> packages) => this.packages = packages;

    /// <summary>The ids.</summary>
    public IReadOnlyCollection<string> Ids => packages.Keys;

    /// <summary>The locked version and hash of a package.</summary>
    public (string Version, string Hash) this[string id] => packages[id];

    /// <summary>Reads 'packages.lock.json' in the folder <paramref name="project"/> of the repository.</summary>
    /// <exception cref="ReleaseException">There is none.</exception>
    public static LockedPackages Of(Repository repository, string project)
    {
        var file = Path.Combine(repository.Root, project, "packages.lock.json");
        if (!File.Exists(file))
        {
            throw new ReleaseException($"'{project}/packages.lock.json' does not exist. Run 'dotnet restore' and commit it.");
        }

        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return new(json.RootElement.GetProperty("dependencies").EnumerateObject()
            .SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("contentHash", out _))
            .ToDictionary(
                package => package.Name,
                package => (package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("contentHash").GetString()!),
                StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>
    /// What a graph ships that is not locked: another version or content of a locked package, or a package of its own. The parts of .NET follow the SDK.
    /// </summary>
    public IReadOnlyList<string> Strangers(PackageGraph graph) =>
        [.. graph.Packages.Where(package => package.Role == PackageRole.Shipped && !IsLocked(package)).Select(package => $"{package.Id} {package.Version}")];

    private bool IsLocked(Package package) =>
        packages.TryGetValue(package.Id, out var locked) && locked == (package.Version, package.ContentHash);
}
