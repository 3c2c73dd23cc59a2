using System.Reflection;
using MediaProviders.Generate.Schema;
using MediaProviders.Generate;

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
        new DescriptionPages(Repository.Root));

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

/// <summary>The examples in the descriptions of the resource and the functions.</summary>
internal static partial class DocumentationExamples
{
    /// <summary>The languages that every example must be in.</summary>
    public static readonly string[] Languages = ["typescript", "python", "csharp", "go", "java", "yaml"];

    /// <summary>The description of every resource and function, by token.</summary>
    public static IEnumerable<(string Token, string Description)> Pages() => new[] { "resources", "functions" }
        .SelectMany(section => WrittenSchema.At(section).EnumerateObject())
        .Select(member => (member.Name, member.Value.GetProperty("description").GetString()!));

    /// <summary>The examples of one page, in order.</summary>
    public static IEnumerable<string> Examples(string page) => ExamplePattern().Matches(page).Select(match => match.Groups["text"].Value);

    /// <summary>The code of a text, with its language.</summary>
    public static IEnumerable<(string Language, string Code)> Code(string text) =>
        CodePattern().Matches(text).Select(match => (match.Groups["language"].Value, match.Groups["code"].Value));

    /// <summary>All examples in one language.</summary>
    public static IEnumerable<string> In(string language) => Pages()
        .SelectMany(page => Code(page.Description))
        .Where(code => code.Language == language)
        .Select(code => code.Code);

    [GeneratedRegex(@"\{\{% example %\}\}\n(?<text>.*?)\{\{% /example %\}\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExamplePattern();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodePattern();
}
