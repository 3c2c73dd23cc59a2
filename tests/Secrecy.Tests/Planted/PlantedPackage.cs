namespace MediaProviders.Secrecy.Tests.Planted;

/// <summary>The real package with a <see cref="PlantedResource"/> in it.</summary>
internal static class PlantedPackage
{
    /// <summary>The package.</summary>
    public static ServedPackage Serve(Func<string, string?> variable, string plant) =>
        RealPackage.Serve(variable, (_, provider) => new ConfiguredProvider([new PlantedResource(provider.FindResource("WhatsAppMediaProvider")!, plant)], [], provider.Dispose));
}
