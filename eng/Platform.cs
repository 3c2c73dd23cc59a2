using System.Runtime.InteropServices;

namespace MediaProviders.Release;

/// <summary>A platform that the plugin is released for.</summary>
/// <param name="Rid">.NET's name of it.</param>
/// <param name="Os">Go's name of the system, which the CLI uses in file names.</param>
/// <param name="Arch">Go's name of the processor.</param>
internal sealed record Platform(string Rid, string Os, string Arch)
{
    /// <summary>The name of the program without what Windows adds.</summary>
    public const string Program = "pulumi-resource-mediaproviders";

    /// <summary>All of them. The CLI asks for no others: what runs on Alpine asks for linux as well.</summary>
    public static IReadOnlyList<Platform> All { get; } =
    [
        new("linux-x64", "linux", "amd64"),
        new("linux-arm64", "linux", "arm64"),
        new("osx-x64", "darwin", "amd64"),
        new("osx-arm64", "darwin", "arm64"),
        new("win-x64", "windows", "amd64"),
        new("win-arm64", "windows", "arm64"),
    ];

    /// <summary>The name of the program's file.</summary>
    public string Executable => Os == "windows" ? $"{Program}.exe" : Program;

    /// <summary>The platform with .NET's name <paramref name="rid"/>; null: of this machine.</summary>
    /// <exception cref="ReleaseException">The plugin is not released for it.</exception>
    public static Platform Named(string? rid)
    {
        rid ??= $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture}".ToLowerInvariant();
        return All.FirstOrDefault(platform => platform.Rid == rid)
            ?? throw new ReleaseException(
                $"'{rid}' is not a platform of this plugin. Use one of {string.Join(", ", All.Select(platform => $"'{platform.Rid}'"))}.");
    }

    /// <summary>
    /// The name under which the CLI looks for the download in a GitHub release
    /// (https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/plugins.go).
    /// </summary>
    public string ArchiveName(string version) => $"{Stem(version)}.tar.gz";

    /// <summary>The name of the archive's bill of materials.</summary>
    public string BillName(string version) => $"{Stem(version)}.cdx.json";

    private string Stem(string version) => $"{Program}-v{version}-{Os}-{Arch}";
}
