namespace MediaProviders.Tests;

/// <summary>
/// The plugin that tests start as a process: the native form, as it ships, where it was built from these sources; else the form that <c>dotnet build</c> makes.
/// </summary>
internal static class StartedPlugin
{
    /// <summary>The executable's name.</summary>
    public static string FileName { get; } = "pulumi-resource-mediaproviders" + (OperatingSystem.IsWindows() ? ".exe" : "");

    /// <summary>The executable that <c>dotnet build</c> makes, which needs the .NET runtime.</summary>
    public static string Built { get; } = System.IO.Path.Combine(
        Artifacts, "bin", "MediaProviders.Provider", new DirectoryInfo(AppContext.BaseDirectory).Name, FileName);

    /// <summary>The executable to start.</summary>
    public static string Path { get; } = Find();

    /// <summary>Its folder.</summary>
    public static string Folder { get; } = System.IO.Path.GetDirectoryName(Path)!;

    // The outputs of all projects stand side by side: artifacts/bin/PROJECT/CONFIGURATION.
    private static string Artifacts => System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    private static string Find()
    {
        var native = System.IO.Path.Combine(Artifacts, "native", "plugin", FileName);
        var code = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Built)!, "pulumi-resource-mediaproviders.dll");
        return File.Exists(native) && File.GetLastWriteTimeUtc(native) >= File.GetLastWriteTimeUtc(code) ? native : Built;
    }
}
