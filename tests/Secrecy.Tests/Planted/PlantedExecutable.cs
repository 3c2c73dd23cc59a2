namespace MediaProviders.Secrecy.Tests.Planted;

/// <summary>This assembly as a plugin.</summary>
internal static class PlantedExecutable
{
    public static string Path { get; } =
        System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "MediaProviders.Secrecy.Tests.exe" : "MediaProviders.Secrecy.Tests");
}
