namespace MediaProviders.Generate.Sdk;

/// <summary>What the C# SDK needs to know of a package's schema. Members are sorted by name, as Pulumi's generators sort them.</summary>
internal sealed record SdkPackage
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Description { get; init; }

    /// <summary>Where the CLI finds the plugin; empty when the schema does not say.</summary>
    public required string PluginDownloadUrl { get; init; }

    /// <summary>The root namespace and the package's own, for example <c>MediaProviders.WhatsApp</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The package's part of the namespace, which also begins the name of its attribute.</summary>
    public required string ShortNamespace { get; init; }

    public required IReadOnlyList<SdkProperty> Config { get; init; }

    public required SdkResource Provider { get; init; }

    public required IReadOnlyList<SdkResource> Resources { get; init; }

    public required IReadOnlyList<SdkFunction> Functions { get; init; }

    public required IReadOnlyList<SdkObject> Objects { get; init; }

    public required IReadOnlyList<SdkEnum> Enums { get; init; }
}
