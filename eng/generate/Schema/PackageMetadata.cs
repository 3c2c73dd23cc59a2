using MediaProviders.Values;

namespace MediaProviders.Generate.Schema;

/// <summary>What a package says about itself: what a registry shows of it, and what SDK generators need to know. The version is not part of it.</summary>
internal sealed class PackageMetadata
{
    /// <summary>The name of the package and of the plugin; every token starts with it.</summary>
    public required string Name { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>What the package is for, in Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>Search words; <c>category/…</c> and <c>kind/…</c> sort the package into a registry.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>The address of the page about the package.</summary>
    public required string Homepage { get; init; }

    public required string License { get; init; }

    public required string Repository { get; init; }

    public required string Publisher { get; init; }

    /// <summary>Where engines download the plugin; SDKs carry it.</summary>
    public required string PluginDownloadUrl { get; init; }

    /// <summary>The settings of the SDK generators: one object per language.</summary>
    public required ObjectValue Language { get; init; }
}
