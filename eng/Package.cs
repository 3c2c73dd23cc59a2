namespace MediaProviders.Release;

/// <summary>A package in the graph of the plugin.</summary>
internal sealed record Package
{
    /// <summary>NuGet's id, in the spelling of its author.</summary>
    public required string Id { get; init; }

    /// <summary>The version in use.</summary>
    public required string Version { get; init; }

    /// <summary>What it is for.</summary>
    public required PackageRole Role { get; init; }

    /// <summary>
    /// The hash a lock file holds: SHA-512 in base64 of the content without its signature. Empty for the parts of .NET that are not in the graph.
    /// </summary>
    public string ContentHash { get; init; } = "";

    /// <summary>The ids of the packages it needs.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Where it is unpacked on this machine.</summary>
    public required string Folder { get; init; }

    /// <summary>The package URL (https://github.com/package-url/purl-spec).</summary>
    public string Url => $"pkg:nuget/{Id}@{Version}";
}
