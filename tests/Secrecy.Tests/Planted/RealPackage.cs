namespace MediaProviders.Secrecy.Tests.Planted;

/// <summary>The package as the plugin serves it.</summary>
internal static class RealPackage
{
    /// <summary>Reads the plugin's own environment from these variables alone.</summary>
    public static ServedPackage Serve(IReadOnlyDictionary<string, string> variables) => Serve(variables.GetValueOrDefault, static (_, provider) => provider);

    /// <summary>The package with something in its place.</summary>
    /// <param name="replace">Replaces the configured provider.</param>
    public static ServedPackage Serve(Func<string, string?> variable, Func<HostEnvironment, ConfiguredProvider, ConfiguredProvider> replace) => new()
    {
        Identity = new ServedPackage.PackageIdentity("mediaproviders", "1.2.3"),
        EnvironmentOf = phase => new HostEnvironment { Variable = variable, Phase = phase, Version = "1.2.3" },
        Configure = (given, environment) => replace(environment, Catalog.Configure(given, environment)),
    };
}
