using MediaProviders.Tests;

namespace MediaProviders.Examples.Tests;

/// <summary>Where things are in the repository.</summary>
internal static class Repository
{
    /// <summary>The root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the examples.</summary>
    public static string Examples { get; } = Path.Combine(Root, "examples");

    /// <summary>The plugin as it was built together with these tests.</summary>
    public static string Plugin => StartedPlugin.Path;

    /// <summary>The folders of examples, without the one of the quickstart, which runs itself.</summary>
    public static IEnumerable<string> ExampleNames => Directory.EnumerateDirectories(Examples).Select(path => Path.GetFileName(path)!).Where(name => name != "quickstart").Order(StringComparer.Ordinal);

    /// <summary>An executable on the PATH; null where there is none.</summary>
    public static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MediaProviders.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside of the repository: no folder above them holds 'MediaProviders.sln'.");
    }
}
