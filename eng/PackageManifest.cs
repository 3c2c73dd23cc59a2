using System.Xml.Linq;

namespace MediaProviders.Release;

/// <summary>What a package says of itself in its nuspec.</summary>
internal sealed record PackageManifest
{
    /// <summary>The SPDX expression of its licence; empty where it names none.</summary>
    public required string Licence { get; init; }

    /// <summary>Who made it.</summary>
    public required string Authors { get; init; }

    /// <summary>Its copyright line, else its authors.</summary>
    public required string Copyright { get; init; }

    /// <summary>Where its source is, without user information; empty where it does not say.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-512 of the package file, in hexadecimal; empty where the package is not on this machine as a file.</summary>
    public required string Hash { get; init; }

    /// <summary>Reads the manifest of an unpacked package.</summary>
    /// <exception cref="ReleaseException">The package is not on this machine.</exception>
    public static PackageManifest Of(Package package)
    {
        var stem = package.Id.ToLowerInvariant();
        var file = Path.Combine(package.Folder, $"{stem}.nuspec");
        if (!File.Exists(file))
        {
            throw new ReleaseException($"The package '{package.Id}' {package.Version} is not on this machine. Run 'dotnet restore' first.");
        }

        var metadata = XDocument.Load(file).Root!.Elements().First(element => element.Name.LocalName == "metadata");
        var authors = Text(metadata, "authors");
        var hash = Path.Combine(package.Folder, $"{stem}.{package.Version.ToLowerInvariant()}.nupkg.sha512");
        return new()
        {
            Licence = metadata.Elements()
                .FirstOrDefault(element => element.Name.LocalName == "license" && element.Attribute("type")?.Value == "expression")?.Value.Trim() ?? "",
            Authors = authors,
            Copyright = Text(metadata, "copyright") is { Length: > 0 } copyright ? copyright.Replace("©", "(c)", StringComparison.Ordinal)
                : $"Copyright {authors}",
            Source = Address(metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "repository")?.Attribute("url")?.Value
                ?? Text(metadata, "projectUrl")),
            Hash = File.Exists(hash) ? Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(hash).Trim())) : "",
        };
    }

    private static string Text(XElement metadata, string name) =>
        metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";

    private static string Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) ? address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : "";
}
