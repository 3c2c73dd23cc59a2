using MediaProviders.Safety;
using MediaProviders.Schema;
using MediaProviders.Sinch;
using MediaProviders.Values;

namespace MediaProviders.Resources;

/// <summary>The resources and functions of the provider. A new one needs a line in its list of shapes and a line in <see cref="Assemble"/>.</summary>
internal static class Catalog
{
    public static string AttemptSource => AttemptSpan.SourceName;

    public static ObjectType Config => ProviderConfigShape.Shape;

    public static IReadOnlyList<ResourceShape> Resources => [WhatsAppMediaProvider.Shape];

    public static IReadOnlyList<FunctionShape> Functions => [GetWhatsAppMediaProvider.Definition, GetWhatsAppMediaProviders.Definition];

    /// <summary>Creates a provider from its configuration. Opens no connection.</summary>
    /// <exception cref="Configurations.MissingConfigurationException">A required value is missing.</exception>
    /// <exception cref="OperationFailedException">A value is invalid.</exception>
    public static ConfiguredProvider Configure(ObjectValue given, HostEnvironment environment)
    {
        var config = Configurations.Read(given, environment);
        var problems = ApiConnection.FindProblems(config.Api);
        if (problems.Count > 0)
        {
            throw new OperationFailedException(FailureKind.InvalidInput, $"Configuring the provider failed. {string.Join(' ', problems)}");
        }

        return Assemble(config, environment, service => new MediaProvidersApi(config.ApiAt(service)));
    }

    public static ConfiguredProvider Assemble(ProviderConfig config, HostEnvironment environment, Func<string, IMediaProvidersApi> connect)
    {
        var api = connect(config.Service);
        var guard = new OperationGuard(environment.Time, new RegionHint(config.Region, connect));
        var ownership = environment.Ownership?.Share() ?? environment.OpenOwnership();
        return new ConfiguredProvider(
            [new WhatsAppMediaProviderResource(config, api, ownership, guard, environment)],
            [new GetWhatsAppMediaProvider(config, api, guard), new GetWhatsAppMediaProviders(config, api, guard)],
            () =>
            {
                api.Dispose();
                ownership.Dispose();
            })
        {
            Warning = config.Warning,
        };
    }
}

/// <summary>The package's name and schema.</summary>
internal static class Package
{
    /// <summary>The name of the package and of the plugin; every token starts with it.</summary>
    public const string Name = "mediaproviders";

    // Embedded by the build; a test compares the file with the shapes.
    private static readonly Lazy<ReadOnlyMemory<byte>> SchemaFile = new(() =>
    {
        using var stream = typeof(Package).Assembly.GetManifestResourceStream("schema.json")
            ?? throw new InvalidOperationException("Provider bug: 'schema.json' is not embedded in the plugin. Please report this.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    /// <summary>The package schema, JSON in UTF-8 without a byte order mark. It is read from the assembly on first use.</summary>
    public static ReadOnlyMemory<byte> Schema => SchemaFile.Value;
}
