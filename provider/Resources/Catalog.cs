using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>Everything the provider offers. A new resource or function is one line here.</summary>
internal static class Catalog
{
    /// <summary>Validates a configuration and fills in what the environment says of where resources live; never the token.</summary>
    public static Checked CheckConfig(ObjectValue given, Surroundings surroundings) => ProviderConfig.Check(given, surroundings);

    /// <summary>Tells what a changed configuration means: a replacement when resources would live elsewhere, an update for all else.</summary>
    public static Plan DiffConfig(ObjectValue last, ObjectValue desired, IReadOnlyList<PropertyPath> ignored) => ProviderConfig.Diff(last, desired, ignored);

    /// <summary>Makes a provider ready for work. Opens no connection.</summary>
    /// <exception cref="MissingConfigurationException">Something required is nowhere to be found.</exception>
    /// <exception cref="OperationFailedException">Something is given, but cannot be right.</exception>
    public static ConfiguredProvider Configure(ObjectValue given, Surroundings surroundings)
    {
        _ = ProviderConfig.Read(given, surroundings);
        return new ConfiguredProvider([], [], () => { });
    }
}
