using System.Text.Json;
using static MediaProviders.Generate.Sdk.SdkType;

namespace MediaProviders.Generate.Sdk;

/// <summary>Reads a package's schema, as far as the C# SDK is made of it.</summary>
internal sealed class SchemaReader
{
    private const string TypePrefix = "#/types/";

    private readonly JsonElement root;
    private readonly string fullNamespace;

    private SchemaReader(JsonElement root)
    {
        this.root = root;
        var csharp = root.GetProperty("language").GetProperty("csharp");
        ShortNamespace = csharp.GetProperty("namespaces").GetProperty(PackageName).GetString()!;
        fullNamespace = $"{csharp.GetProperty("rootNamespace").GetString()}.{ShortNamespace}";
    }

    private string PackageName => root.GetProperty("name").GetString()!;

    private string ShortNamespace { get; }

    /// <summary>Reads the text of a schema.</summary>
    public static SdkPackage Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new SchemaReader(document.RootElement).Package();
    }

    private SdkPackage Package() => new()
    {
        Name = PackageName,
        Version = Text(root, "version"),
        Description = Text(root, "description"),
        PluginDownloadUrl = Text(root, "pluginDownloadURL"),
        Namespace = fullNamespace,
        ShortNamespace = ShortNamespace,
        Config = Properties(Child(root, "config"), "variables", "required"),
        Provider = Resource($"pulumi:providers:{PackageName}", "Provider", root.GetProperty("provider")),
        Resources = [.. Sorted(Child(root, "resources")).Select(r => Resource(r.Name, LastPart(r.Name), r.Value))],
        Functions = [.. Sorted(Child(root, "functions")).Select(Function)],
        Objects = [.. Types("object")
            .Select(t => new SdkObject(t.Name, LastPart(t.Name), Text(t.Value, "description"), Properties(t.Value, "properties", "required")))],
        Enums = [.. Types("string").Select(Enum)],
    };

    private SdkResource Resource(string token, string name, JsonElement resource) =>
        new(token, name, Text(resource, "description"), Properties(resource, "properties", "required"),
            Properties(resource, "inputProperties", "requiredInputs"));

    private SdkFunction Function(JsonProperty function) => new(
        function.Name,
        LastPart(function.Name),
        Text(function.Value, "description"),
        Properties(Child(function.Value, "inputs"), "properties", "required"),
        Properties(Child(function.Value, "outputs"), "properties", "required"));

    private static SdkEnum Enum(JsonProperty type) => new(
        LastPart(type.Name),
        Text(type.Value, "description"),
        [.. type.Value.GetProperty("enum").EnumerateArray()
            .Select(value => new SdkEnumValue(Text(value, "name"), Text(value, "value"), Text(value, "description")))]);

    private IReadOnlyList<SdkProperty> Properties(JsonElement? owner, string members, string required)
    {
        var names = Child(owner, required) is { } list ? list.EnumerateArray().Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal) : [];
        return
        [
            .. Sorted(Child(owner, members)).Select(member => new SdkProperty(
                member.Name,
                Type(member.Value),
                names.Contains(member.Name),
                Child(member.Value, "secret") is { ValueKind: JsonValueKind.True },
                Text(member.Value, "description"),
                Child(Child(member.Value, "defaultInfo"), "environment") is { } environment
                    ? [.. environment.EnumerateArray().Select(name => name.GetString()!)] : [])),
        ];
    }

    private SdkType Type(JsonElement type)
    {
        if (Child(type, "$ref") is { } reference)
        {
            var token = reference.GetString()![TypePrefix.Length..];
            var isEnum = Child(root.GetProperty("types").GetProperty(token), "enum") is not null;
            return isEnum ? new EnumReference(fullNamespace, LastPart(token)) : new ObjectReference(token, LastPart(token));
        }

        return Text(type, "type") switch
        {
            "string" => new Scalar("string"),
            "boolean" => new Scalar("bool"),
            "integer" => new Scalar("int"),
            "number" => new Scalar("double"),
            "array" => new ListOf(Type(type.GetProperty("items"))),
            "object" => new MapOf(Type(type.GetProperty("additionalProperties"))),
            var other => throw new InvalidDataException($"Reading the schema: the SDK has no C# type for '{other}'."),
        };
    }

    private IEnumerable<JsonProperty> Types(string kind) => Sorted(Child(root, "types")).Where(type => Text(type.Value, "type") == kind);

    private static IEnumerable<JsonProperty> Sorted(JsonElement? element) =>
        element is { } present ? present.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal) : [];

    private static JsonElement? Child(JsonElement? element, string name) =>
        element is { } present && present.TryGetProperty(name, out var child) ? child : null;

    private static string Text(JsonElement element, string name) => Child(element, name)?.GetString() ?? "";

    private static string LastPart(string token) => SdkProperty.Capital(token[(token.LastIndexOf(':') + 1)..]);
}
