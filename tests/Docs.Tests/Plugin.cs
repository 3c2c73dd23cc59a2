namespace MediaProviders.Docs.Tests;

/// <summary>The plugin as it was built together with these tests.</summary>
internal static class Plugin
{
    /// <summary>The folder of the executable.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(
        System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "..", "..")), "MediaProviders.Provider", new DirectoryInfo(AppContext.BaseDirectory).Name);

    /// <summary>The executable.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Folder, OperatingSystem.IsWindows() ? "pulumi-resource-mediaproviders.exe" : "pulumi-resource-mediaproviders");
}
