using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MediaProviders.Release;

/// <summary>
/// What is in one archive, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json): everything linked into the program as required, what only built it as
/// excluded.
/// </summary>
internal static class BillOfMaterials
{
    private const string Repository = "https://github.com/mediaproviders/pulumi-mediaproviders";

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The bill of one archive; the same for the same contents and time.</summary>
    /// <param name="graph">The packages.</param>
    /// <param name="version">The version of the plugin.</param>
    /// <param name="archive">The archive the bill belongs to: its name and SHA-256.</param>
    /// <param name="time">When the source was made.</param>
    public static string Of(PackageGraph graph, string version, (string Name, string Hash) archive, DateTimeOffset time)
    {
        var plugin = $"pkg:github/mediaproviders/pulumi-mediaproviders@v{version}";
        var components = graph.Packages.Select(Component).ToArray();
        var bill = new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = $"urn:uuid:{Uuid($"{archive.Name} {archive.Hash}")}",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
                ["lifecycles"] = new JsonArray(new JsonObject { ["phase"] = "build" }),
                ["tools"] = new JsonObject
                    { ["components"] = new JsonArray(new JsonObject { ["type"] = "application", ["name"] = "MediaProviders.Release", ["version"] = version }) },
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["bom-ref"] = plugin,
                    ["name"] = Platform.Program,
                    ["version"] = version,
                    ["description"] = archive.Name,
                    ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = archive.Hash }),
                    ["licenses"] = Licences("Apache-2.0"),
                    ["purl"] = plugin,
                    ["externalReferences"] = new JsonArray(new JsonObject { ["type"] = "vcs", ["url"] = Repository }),
                },
            },
            ["components"] = new JsonArray([.. components]),
            ["dependencies"] = new JsonArray([.. Dependencies(graph, plugin)]),
        };
        return bill.ToJsonString(Readable) + "\n";
    }

    private static JsonNode Component(Package package)
    {
        var manifest = PackageManifest.Of(package);
        var component = new JsonObject
        {
            ["type"] = package.Role == PackageRole.Runtime ? "framework" : "library",
            ["bom-ref"] = package.Url,
            ["authors"] = new JsonArray(new JsonObject { ["name"] = manifest.Authors }),
            ["name"] = package.Id,
            ["version"] = package.Version,
            ["scope"] = package.Role == PackageRole.Build ? "excluded" : "required",
            ["copyright"] = manifest.Copyright,
            ["purl"] = package.Url,
        };
        if (manifest.Hash.Length > 0)
        {
            component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = manifest.Hash });
        }

        if (manifest.Licence.Length > 0)
        {
            component["licenses"] = Licences(manifest.Licence);
        }

        if (manifest.Source.Length > 0)
        {
            component["externalReferences"] = new JsonArray(new JsonObject { ["type"] = "vcs", ["url"] = manifest.Source });
        }

        return component;
    }

    private static JsonArray Licences(string expression) =>
        new(expression.Contains(' ') ? new JsonObject { ["expression"] = expression }
            : new JsonObject { ["license"] = new JsonObject { ["id"] = expression } });

    private static IEnumerable<JsonNode> Dependencies(PackageGraph graph, string plugin)
    {
        var urls = graph.Packages.ToDictionary(package => package.Id, package => package.Url, StringComparer.OrdinalIgnoreCase);
        var runtime = graph.Packages.Where(package => package.Role == PackageRole.Runtime).Select(package => package.Id);
        return graph.Packages
            .Select(package => Dependency(package.Url, package.Needs))
            .Prepend(Dependency(plugin, graph.Roots.Concat(runtime)));

        JsonNode Dependency(string of, IEnumerable<string> needs) => new JsonObject
        {
            ["ref"] = of,
            ["dependsOn"] = new JsonArray(
                [.. needs.Where(urls.ContainsKey).Select(id => urls[id]).Distinct().Order(StringComparer.Ordinal).Select(url => JsonValue.Create(url))]),
        };
    }

    // A name-based UUID in the form of RFC 9562, version 8: the hash decides, so that the same archive has the same bill.
    private static Guid Uuid(string text)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
