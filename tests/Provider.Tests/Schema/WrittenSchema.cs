using System.Reflection;
using MediaProviders.Generate;
using MediaProviders.Generate.Schema;

namespace MediaProviders.Provider.Tests.Schema;

/// <summary>The package schema as the writer makes it of all shapes, as bytes and as JSON.</summary>
internal static class WrittenSchema
{
    /// <summary>The bytes.</summary>
    public static byte[] Utf8 { get; } = PackageSchema.Write(
        ThisPackage.Metadata,
        AssemblyVersion,
        ProviderConfigShape.Shape,
        [WhatsAppMediaProvider.Shape],
        [GetWhatsAppMediaProvider.Definition, GetWhatsAppMediaProviders.Definition],
        new DescriptionPages(Path.GetDirectoryName(RepositoryFile.At("MediaProviders.sln"))!));

    /// <summary>The same, read.</summary>
    public static JsonElement Root { get; } = JsonSerializer.Deserialize<JsonElement>(Utf8);

    /// <summary>The version of the plugin's assembly.</summary>
    public static string AssemblyVersion =>
        typeof(Package).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The member found by going down <paramref name="path"/>.</summary>
    public static JsonElement At(params string[] path) => path.Aggregate(Root, (at, name) => at.GetProperty(name));

    /// <summary>Every object in the schema, with its path.</summary>
    public static IEnumerable<(string Path, JsonElement Object)> Objects() => Objects("$", Root);

    private static IEnumerable<(string Path, JsonElement Object)> Objects(string path, JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject()
            .SelectMany(member => Objects($"{path}.{member.Name}", member.Value))
            .Prepend((path, at)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany((item, index) => Objects($"{path}[{index}]", item)),
        _ => [],
    };
}
