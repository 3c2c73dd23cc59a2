using MediaProviders.Protocol;
using MediaProviders.Resources;

namespace MediaProviders.Secrecy.Tests.Planted;

/// <summary>The real package with a <see cref="PlantedResource"/> in it.</summary>
internal static class PlantedPackage
{
    /// <summary>The package.</summary>
    /// <param name="variable">The environment.</param>
    /// <param name="plant">What is planted.</param>
    public static ServedPackage Serve(Func<string, string?> variable, string plant) =>
        RealPackage.Serve(variable, (_, provider) => new ConfiguredProvider([new PlantedResource(provider.FindResource("WhatsAppMediaProvider")!, plant)], [], provider.Dispose));
}
