using MediaProviders.Tests;

namespace MediaProviders.Safety.Tests.Processes;

/// <summary>Executables of this repository, in the configuration of the tests.</summary>
internal static class BuiltProgram
{
    /// <summary>The provider's plugin.</summary>
    public static string Plugin { get; } = StartedPlugin.Path;

    /// <summary>The local engine.</summary>
    public static string Engine { get; } = PathOf("MediaProviders.LocalEngine", "MediaProviders.LocalEngine");

    private static string PathOf(string project, string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = folder.Name;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MediaProviders.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "artifacts", "bin", project, configuration, OperatingSystem.IsWindows() ? $"{name}.exe" : name);
    }
}
