using System.Text;

namespace MediaProviders.Release;

/// <summary>The text that goes with the program: the licences ask for their copyright lines and texts wherever their code goes.</summary>
internal static class ThirdPartyNotices
{
    private static readonly string[] Names = [
        "LICENSE", "LICENSE.TXT", "LICENSE.txt", "LICENSE.md", "THIRD-PARTY-NOTICES.TXT", "THIRD-PARTY-NOTICES.txt", "ThirdPartyNotices.txt"];

    /// <summary>The notices for every package whose code is in the program.</summary>
    /// <exception cref="ReleaseException">A package names no licence that we know a text of.</exception>
    public static string Of(PackageGraph graph)
    {
        var text = new StringBuilder("This program contains the following software of others.\n");
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var package in graph.Packages.Where(package => package.Role != PackageRole.Build))
        {
            var manifest = PackageManifest.Of(package);
            text.Append('\n').Append('=', 80).Append($"\n{package.Id} {package.Version}\n{manifest.Copyright}\nLicence: {manifest.Licence}\n");
            if (manifest.Source.Length > 0)
            {
                text.Append($"Source: {manifest.Source}\n");
            }

            // Packages of one project bring the same texts; each is told once.
            foreach (var part in Texts(package, manifest).Where(told.Add))
            {
                text.Append('\n').Append(part).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Texts(Package package, PackageManifest manifest)
    {
        var own = Directory.EnumerateFiles(package.Folder).Where(file => Names.Contains(Path.GetFileName(file), StringComparer.Ordinal))
            .Order(StringComparer.Ordinal).ToList();
        var texts = own.Select(file => File.ReadAllText(file).ReplaceLineEndings("\n").Trim());
        return own.Exists(file => Path.GetFileName(file).StartsWith("LICENSE", StringComparison.Ordinal)) ? texts
            : texts.Prepend(Standard(package, manifest.Licence));
    }

    private static string Standard(Package package, string licence)
    {
        using var stream = typeof(ThirdPartyNotices).Assembly.GetManifestResourceStream(licence)
            ?? throw new ReleaseException($"The package '{package.Id}' brings no licence text, and 'eng/Licences' has none for '{licence}'. Add it there.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
