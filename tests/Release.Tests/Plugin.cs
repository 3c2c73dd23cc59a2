namespace MediaProviders.Release.Tests;

/// <summary>The plugin as this build made it.</summary>
internal static class Plugin
{
    private static readonly string BuildFolder = new DirectoryInfo(AppContext.BaseDirectory).Name;

    /// <summary>The working copy.</summary>
    public static Repository Repository { get; } = Repository.Around(AppContext.BaseDirectory);

    /// <summary>The packages of the plain build.</summary>
    public static PackageGraph Graph { get; } = PackageGraph.Read(
        Path.Combine(Repository.Root, "artifacts/obj/MediaProviders.Provider/project.assets.json"), rid: null);

    /// <summary>The program beside its libraries.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "artifacts/bin/MediaProviders.Provider", BuildFolder);

    /// <summary>A text file of the working copy, with line feeds.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");

    /// <summary>The files of the working copy with an ending, without what builds leave.</summary>
    public static IEnumerable<string> Files(string ending) =>
        Directory.EnumerateFiles(Repository.Root, $"*{ending}", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "artifacts" or "node_modules" or ".git" or "bin" or "obj"))
            .Order(StringComparer.Ordinal);
}
