using System.Text;

namespace MediaProviders.Release;

/// <summary>docs/licences.md: every package of the plugin with its licence.</summary>
internal static class LicenceList
{
    /// <summary>Where it is, relative to the root.</summary>
    public const string Place = "docs/licences.md";

    /// <summary>The page for the graph of the plain build.</summary>
    public static string Of(PackageGraph graph)
    {
        var text = new StringBuilder(
            """
            # Licences

            MediaProviders itself is under the Apache License 2.0. This page lists the packages of the plugin; `dotnet run --project eng -- licences --write` writes it
            from the metadata of the packages, and a test compares the two.

            ## In the program

            | package | version | licence | copyright |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        Append(text, graph, PackageRole.Shipped, manifest => $" {manifest.Copyright.Replace("|", "/", StringComparison.Ordinal)} |");
        text.Append(
            """

            A native download also contains the .NET runtime and ASP.NET Core of the SDK it was built with (MIT; copyright .NET Foundation and contributors). Its file
            `THIRD-PARTY-NOTICES.txt` has the full texts, and its bill of materials the exact versions.

            ## In the emulator

            The pages of the emulator, which is in no download, use Pico CSS 2.1.1 (MIT; copyright 2019-2025 Pico, https://picocss.com). Its licence is
            `tests/Emulator/Page/pico.LICENSE.md`.

            ## Only to build it

            | package | version | licence |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        Append(text, graph, PackageRole.Build, _ => "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, PackageGraph graph, PackageRole role, Func<PackageManifest, string> more)
    {
        foreach (var package in graph.Packages.Where(package => package.Role == role))
        {
            var manifest = PackageManifest.Of(package);
            var licence = manifest.Licence is { Length: > 0 } named ? named : "in the package";
            text.Append($"| {package.Id} | {package.Version} | {licence} |{more(manifest)}\n");
        }
    }
}
