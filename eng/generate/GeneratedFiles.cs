using System.Text;
using MediaProviders.Generate.Schema;
using MediaProviders.Generate.Sdk;
using MediaProviders.Generate.Surface;
using MediaProviders.Resources;

namespace MediaProviders.Generate;

/// <summary>
/// All files of the repository that follow from the shapes of the provider: the package schema, the C# SDK, the lists of the public surface, and the tables of
/// properties in the documentation.
/// </summary>
internal static class GeneratedFiles
{
    /// <summary>What writes them.</summary>
    public const string Command = "dotnet run --project eng/generate";

    /// <summary>Where the C# SDK is.</summary>
    public const string Sdk = "sdk/dotnet";

    /// <summary>The package schema.</summary>
    public const string Schema = "provider/schema.json";

    /// <summary>
    /// Every file by its path in the repository, as it has to be. Of the documentation only the tables are made; the rest of a page stays as it is.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Make(string root)
    {
        var schema = Encoding.UTF8.GetString(
            PackageSchema.Write(ThisPackage.Metadata, PluginVersion.Text, Catalog.Config, Catalog.Resources, Catalog.Functions, new DescriptionPages(root)));
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [Schema] = schema,
            ["docs/surface.txt"] = PluginSurface.Write(root, schema),
            [$"{Sdk}/surface.txt"] = string.Concat(SdkSurface.Read(schema).Select(line => line + "\n")),
        };
        foreach (var (path, text) in CSharpSdk.Write(SchemaReader.Read(schema)))
        {
            files[$"{Sdk}/{path}"] = text;
        }

        foreach (var table in PropertyTable.All)
        {
            files[table.Page] = table.PutInto(files.TryGetValue(table.Page, out var page) ? page : File.ReadAllText(Path.Combine(root, table.Page)));
        }

        return files;
    }

    /// <summary>Source files of the SDK that the schema knows nothing of.</summary>
    public static IEnumerable<string> Leftovers(string root, IReadOnlyDictionary<string, string> files) =>
        Directory.EnumerateFiles(Path.Combine(root, Sdk), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => !files.ContainsKey(path) && !path.StartsWith($"{Sdk}/bin/", StringComparison.Ordinal)
                && !path.StartsWith($"{Sdk}/obj/", StringComparison.Ordinal));

    /// <summary>Writes what differs and deletes what is left over; returns the paths.</summary>
    public static IReadOnlyList<string> Update(string root)
    {
        var files = Make(root);
        var changed = new List<string>();
        foreach (var path in Leftovers(root, files).ToList())
        {
            File.Delete(Path.Combine(root, path));
            changed.Add(path);
        }

        foreach (var (path, text) in files)
        {
            var file = Path.Combine(root, path);
            if (!File.Exists(file) || File.ReadAllText(file) != text)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
                changed.Add(path);
            }
        }

        return changed;
    }

    /// <summary>The root of the repository around <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string RootAround(string folder)
    {
        var candidate = new DirectoryInfo(folder);
        while (candidate.GetFiles("MediaProviders.sln").Length == 0)
        {
            candidate = candidate.Parent
                ?? throw new InvalidOperationException($"'{folder}' is not inside the repository: no folder above it holds 'MediaProviders.sln'.");
        }

        return candidate.FullName;
    }
}
