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

/// <summary>
/// The resources and functions of one configuration, shared by its session and the running calls. Its connections and claims end when all of them have disposed
/// of it.
/// </summary>
/// <param name="end">Called by the last <see cref="Dispose"/>.</param>
internal sealed class ConfiguredProvider(IReadOnlyList<Resource> resources, IReadOnlyList<Function> functions, Action end) : IDisposable
{
    // The first user is its creator.
    private int uses = 1;

    public IEnumerable<string> ResourceNames => resources.Select(r => r.Shape.Name);

    public IEnumerable<string> FunctionNames => functions.Select(f => f.Shape.Name);

    /// <summary>A warning for the user, in whole sentences; null when there is none.</summary>
    public string? Warning { get; init; }

    /// <summary>True for a provider that is a resource of the program, false for the default provider.</summary>
    public bool IsExplicit { get; set; }

    public Resource? FindResource(string? name) => resources.FirstOrDefault(r => r.Shape.Name == name);

    public Function? FindFunction(string name) => functions.FirstOrDefault(f => f.Shape.Name == name);

    /// <summary>This provider for one more user, who must dispose of it too.</summary>
    public ConfiguredProvider Use()
    {
        Interlocked.Increment(ref uses);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref uses) == 0)
        {
            end();
        }
    }
}

/// <summary>What a provider gets from its process, as parameters, so that tests can replace it.</summary>
internal sealed record HostEnvironment
{
    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Identifies the phase of a command (a preview, an update): all its plugin processes have the same text, and no other phase has it. For Pulumi it is the
    /// engine's address. Empty when there is no such text; claims are then not shared with other processes.
    /// </summary>
    public string Phase { get; init; } = "";

    /// <summary>The provider's version, as in its User-Agent.</summary>
    public required string Version { get; init; }

    /// <summary>Creates the handler of HTTP requests; null for the platform's own.</summary>
    public Func<HttpMessageHandler>? Transport { get; init; }

    /// <summary>
    /// The folder of the user's deployment tool for its own files, in a container often the only writable one; null when it is not known.
    /// </summary>
    public string? ToolFolder { get; init; }

    /// <summary>True when a command works on single entries directly, false when it works on the resources of a program.</summary>
    public bool IsDirect { get; init; }

    /// <summary>The session's knowledge of ownership, shared by all its configurations; null to create one for the configured provider alone.</summary>
    public Ownership? Ownership { get; init; }

    /// <summary>Creates the claims of a session; null for claims that the processes of the phase share.</summary>
    public Func<IClaims>? Claims { get; init; }

    public Ownership OpenOwnership() => new(Claims?.Invoke() ?? new SharedClaims(Phase, Variable, ToolFolder), IsDirect, Time);
}
