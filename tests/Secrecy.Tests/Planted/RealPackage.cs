namespace MediaProviders.Secrecy.Tests.Planted;

/// <summary>The package as the plugin serves it, or with one thing wrong.</summary>
internal static class RealPackage
{
    /// <summary>This assembly as a plugin with one thing wrong; its environment says which.</summary>
    public static string PlantedExecutable { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "MediaProviders.Secrecy.Tests.exe" : "MediaProviders.Secrecy.Tests");

    /// <summary>The package.</summary>
    /// <param name="variable">All that it finds in the environment of the plugin.</param>
    /// <param name="plant">What is wrong with its <see cref="PlantedResource"/>; null for the real one.</param>
    public static ServedPackage Serve(Func<string, string?> variable, string? plant = null) => new()
    {
        Identity = new ServedPackage.PackageIdentity("mediaproviders", "1.2.3"),
        EnvironmentOf = phase => new HostEnvironment { Variable = variable, Phase = phase, Version = "1.2.3" },
        Configure = (given, environment) => Catalog.Configure(given, environment) is var real && plant is null
            ? real
            : new ConfiguredProvider([new PlantedResource(real.FindResource("WhatsAppMediaProvider")!, plant)], [], real.Dispose),
    };
}
