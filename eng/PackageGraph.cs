using System.Text.Json;

namespace MediaProviders.Release;

/// <summary>The packages of the plugin in one form, as NuGet resolved them.</summary>
/// <param name="Packages">By id.</param>
/// <param name="Roots">The ids the plugin's own projects ask for and ship.</param>
internal sealed record PackageGraph(IReadOnlyList<Package> Packages, IReadOnlyList<string> Roots)
{
    /// <summary>Reads the file project.assets.json that a restore leaves.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rid">The platform of a native program; null for the portable form.</param>
    /// <exception cref="ReleaseException">The file is not there, or is of another form.</exception>
    public static PackageGraph Read(string file, string? rid)
    {
        if (!File.Exists(file))
        {
            throw new ReleaseException($"Reading the packages failed: '{file}' does not exist. Run 'dotnet restore' first.");
        }

        using var assets = JsonDocument.Parse(File.ReadAllText(file));
        var root = assets.RootElement;
        var target = root.GetProperty("targets").EnumerateObject()
            .FirstOrDefault(form => rid is null ? !form.Name.Contains('/') : form.Name.EndsWith($"/{rid}", StringComparison.Ordinal));
        if (target.Value.ValueKind != JsonValueKind.Object)
        {
            throw new ReleaseException($"'{file}' has no packages for '{rid}'. Publish for that platform first.");
        }

        var folder = root.GetProperty("packageFolders").EnumerateObject().First().Name;
        var projects = target.Value.EnumerateObject().Where(entry => Is(entry, "project")).ToList();
        var packages = target.Value.EnumerateObject().Where(entry => Is(entry, "package"))
            .Select(entry => ReadPackage(entry, root.GetProperty("libraries"), folder));
        var roots = root.GetProperty("project").GetProperty("frameworks").EnumerateObject()
            .Where(framework => framework.Value.TryGetProperty("dependencies", out _))
            .SelectMany(framework => framework.Value.GetProperty("dependencies").EnumerateObject().Select(dependency => dependency.Name))
            .Concat(projects.SelectMany(project => Needs(project.Value)));
        var all = packages.Concat(rid is null ? [] : Runtime(root, rid, folder)).DistinctBy(package => package.Id)
            .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).ToList();
        return new(all, [.. roots.Distinct().Where(id => all.Exists(package => package.Id == id && package.Role == PackageRole.Shipped))
            .Order(StringComparer.Ordinal)]);
    }

    private static bool Is(JsonProperty entry, string type) => entry.Value.GetProperty("type").GetString() == type;

    private static Package ReadPackage(JsonProperty entry, JsonElement libraries, string folder)
    {
        var (id, version) = (entry.Name.Split('/')[0], entry.Name.Split('/')[1]);
        var library = libraries.GetProperty(entry.Name);
        // A package that brings nothing for a target leaves the marker file '_._'.
        var ships = entry.Value.TryGetProperty("runtime", out var files) && files.EnumerateObject()
            .Any(asset => !asset.Name.EndsWith("/_._", StringComparison.Ordinal));
        return new()
        {
            Id = id,
            Version = version,
            Role = IsRuntime(id) ? PackageRole.Runtime : ships ? PackageRole.Shipped : PackageRole.Build,
            ContentHash = library.GetProperty("sha512").GetString()!,
            Needs = [.. Needs(entry.Value)],
            Folder = Path.Combine(folder, library.GetProperty("path").GetString()!),
        };
    }

    private static IEnumerable<string> Needs(JsonElement entry) =>
        entry.TryGetProperty("dependencies", out var needs) ? needs.EnumerateObject().Select(need => need.Name) : [];

    // The code of .NET itself: packages the SDK downloads beside the graph.
    private static IEnumerable<Package> Runtime(JsonElement root, string rid, string folder) =>
        from framework in root.GetProperty("project").GetProperty("frameworks").EnumerateObject()
        where framework.Value.TryGetProperty("downloadDependencies", out _)
        from download in framework.Value.GetProperty("downloadDependencies").EnumerateArray()
        let id = download.GetProperty("name").GetString()!
        where IsRuntime(id) && id.Contains(rid, StringComparison.Ordinal)
        let version = download.GetProperty("version").GetString()!.Trim('[', ']').Split(',')[0]
        select new Package { Id = id, Version = version, Role = PackageRole.Runtime, Folder = Path.Combine(folder, id.ToLowerInvariant(), version) };

    private static bool IsRuntime(string id) =>
        id.StartsWith("Microsoft.NETCore.App.Runtime.", StringComparison.Ordinal)
        || id.StartsWith("Microsoft.AspNetCore.App.Runtime.", StringComparison.Ordinal)
        || (id.StartsWith("runtime.", StringComparison.Ordinal) && id.EndsWith(".Microsoft.DotNet.ILCompiler", StringComparison.Ordinal));
}
