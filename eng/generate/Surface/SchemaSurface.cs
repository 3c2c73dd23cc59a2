using System.Text.Json;

namespace MediaProviders.Generate.Surface;

/// <summary>The public surface of a package schema as lines of text: what programs name, and what a change of it would break.</summary>
internal static class SchemaSurface
{
    /// <summary>The lines, in the order of the schema.</summary>
    public static IEnumerable<string> Of(JsonElement schema) =>
    [
        .. schema.GetProperty("language").EnumerateObject().Select(language => $"language {language.Name} {JsonSerializer.Serialize(language.Value)}"),
        .. Properties("config", schema.GetProperty("config"), "variables", required: null),
        .. Section(schema, "resources", "resource", Resource),
        .. Section(schema, "functions", "function", Function),
        .. Section(schema, "types", "type", Type),
    ];

    private static IEnumerable<string> Section(JsonElement schema, string section, string word, Func<JsonElement, IEnumerable<string>> members) =>
        schema.GetProperty(section).EnumerateObject().SelectMany(member => members(member.Value).Select(line => "  " + line).Prepend($"{word} {member.Name}"));

    private static IEnumerable<string> Resource(JsonElement resource) =>
    [
        .. Properties("input", resource, "inputProperties", "requiredInputs"),
        .. Properties("output", resource, "properties", "required"),
        .. resource.TryGetProperty("listInputs", out var list) ? Properties("list", list, "properties", "required") : [],
    ];

    private static IEnumerable<string> Function(JsonElement function) =>
    [
        .. Properties("argument", function.GetProperty("inputs"), "properties", "required"),
        .. Properties("result", function.GetProperty("outputs"), "properties", "required"),
    ];

    private static IEnumerable<string> Type(JsonElement type) => type.TryGetProperty("enum", out var values)
        ? values.EnumerateArray().Select(value => $"value {value.GetProperty("value")} ({value.GetProperty("name")})")
        : Properties("property", type, "properties", "required");

    private static IEnumerable<string> Properties(string word, JsonElement owner, string section, string? required)
    {
        var demanded = required is not null && owner.TryGetProperty(required, out var names) ? names.EnumerateArray().Select(name => name.GetString()!)
            .ToHashSet(StringComparer.Ordinal) : [];
        return owner.GetProperty(section).EnumerateObject().Select(property =>
            $"{word} {property.Name}: {TypeOf(property.Value)}{Flag(demanded.Contains(property.Name), "required")}{Flag(Has(property.Value, "secret"), "secret")}{Flag(Replaces(property.Value), "replaces")}");
    }

    private static string TypeOf(JsonElement property)
    {
        if (property.TryGetProperty("$ref", out var reference))
        {
            return reference.GetString()!["#/types/".Length..];
        }

        return property.GetProperty("type").GetString() switch
        {
            "array" => TypeOf(property.GetProperty("items")) + "[]",
            "object" when property.TryGetProperty("additionalProperties", out var element) => $"map of {TypeOf(element)}",
            var type => type!,
        };
    }

    private static bool Replaces(JsonElement property) => Has(property, "replaceOnChanges") || Has(property, "willReplaceOnChanges");

    private static bool Has(JsonElement property, string key) => property.TryGetProperty(key, out var value) && value.GetBoolean();

    private static string Flag(bool holds, string word) => holds ? ", " + word : "";
}
