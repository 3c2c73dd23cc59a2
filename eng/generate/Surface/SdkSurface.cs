using System.Text.Json.Nodes;

namespace MediaProviders.Generate.Surface;

/// <summary>
/// The public surface that the schema asks for, a line for each type and member, as reflection would find them in the compiled SDK. It is worked out from the
/// schema's JSON and not by the generator, so that an error of the generator shows.
/// </summary>
internal sealed class SdkSurface
{
    private const string Space = "MediaProviders.WhatsApp";
    private const string Options = "CustomResourceOptions? options = null";

    private readonly JsonObject schema;
    private readonly List<string> lines = [];

    private SdkSurface(string schema) => this.schema = JsonNode.Parse(schema)!.AsObject();

    /// <summary>The lines, sorted.</summary>
    /// <param name="schema">The text of the schema.</param>
    public static IReadOnlyList<string> Read(string schema)
    {
        var surface = new SdkSurface(schema);
        surface.AddAll();
        return [.. surface.lines.Order(StringComparer.Ordinal)];
    }

    private string Version => (string)schema["version"]!;

    private void AddAll()
    {
        AddProvider();
        foreach (var (token, resource) in Members(schema["resources"]))
        {
            AddResource(token, resource);
        }

        foreach (var (token, function) in Members(schema["functions"]))
        {
            AddFunction(Name(token), function);
        }

        foreach (var (token, type) in Members(schema["types"]))
        {
            AddType(token, type);
        }

        lines.Add($"{Space}.Config is static class");
        foreach (var (key, variable) in Members(schema["config"]!["variables"]))
        {
            // A stack holds the bare text of an enumeration.
            lines.Add($"{Space}.Config.{Capital(key)} : {(variable["$ref"] is null ? Plain(variable) : "String")}? static set");
        }
    }

    private void AddProvider()
    {
        lines.Add($"{Space}.Provider is class of ProviderResource [ResourceType pulumi:providers:{schema["name"]} {Version}]");
        lines.Add($"{Space}.Provider(String name, ProviderArgs? args = null, {Options})");
        AddArguments($"{Space}.ProviderArgs", "ResourceArgs", schema["provider"]!["inputProperties"], required: null, ofProvider: true);
    }

    private void AddResource(string token, JsonNode resource)
    {
        var name = $"{Space}.{Name(token)}";
        lines.Add($"{name} is class of CustomResource [ResourceType {token} {Version}]");
        lines.Add($"{name}(String name, {Name(token)}Args args, {Options})");
        lines.Add($"{name}.Get(String name, Input<String> id, {Options}) : {Name(token)}");
        foreach (var (key, property) in Members(resource["properties"]))
        {
            lines.Add($"{name}.{Capital(key)} : Output<{Plain(property)}{Unless(Requires(resource["required"], key))}> private set [Output {key}]");
        }

        AddArguments(name + "Args", "ResourceArgs", resource["inputProperties"], resource["requiredInputs"]);
    }

    private void AddFunction(string name, JsonNode function)
    {
        var full = $"{Space}.{name}";
        var inputs = function["inputs"]!;
        var args = inputs["required"] is JsonArray { Count: > 0 } ? " args" : "? args = null";
        lines.Add($"{full} is static class");
        lines.Add($"{full}.InvokeAsync({name}Args{args}, InvokeOptions? options = null) : Task<{name}Result>");
        lines.Add($"{full}.Invoke({name}InvokeArgs{args}, InvokeOptions? options = null) : Output<{name}Result>");
        lines.Add($"{full}.Invoke({name}InvokeArgs args, InvokeOutputOptions options) : Output<{name}Result>");
        AddArguments($"{full}Args", "InvokeArgs", inputs["properties"], inputs["required"], plain: true);
        AddArguments($"{full}InvokeArgs", "InvokeArgs", inputs["properties"], inputs["required"]);
        AddResult($"{full}Result", function["outputs"]!);
    }

    private void AddType(string token, JsonNode type)
    {
        if (type["enum"] is JsonArray values)
        {
            lines.Add($"{Space}.{Name(token)} is struct [EnumType]");
            lines.AddRange(values.Select(value => $"{Space}.{Name(token)}.{value!["name"]} : {Name(token)} static"));
            return;
        }

        if (IsReached(token, "inputProperties"))
        {
            AddArguments($"{Space}.Inputs.{Name(token)}Args", "ResourceArgs", type["properties"], type["required"]);
        }

        AddResult($"{Space}.Outputs.{Name(token)}", type);
    }

    private void AddArguments(string name, string baseClass, JsonNode? properties, JsonNode? required, bool ofProvider = false, bool plain = false)
    {
        lines.Add($"{name} is sealed class of {baseClass}");
        lines.Add($"{name}()");
        lines.Add($"{name}.Empty : {name[(name.LastIndexOf('.') + 1)..]} static");
        foreach (var (key, property) in Members(properties))
        {
            var needed = Requires(required, key);
            var map = property["additionalProperties"] is { } items ? $"InputMap<{Plain(items)}>" : null;
            // A secret argument is nullable even where it is required: its setter keeps it in a field that begins empty.
            var type = map ?? (plain ? Plain(property) + Unless(needed) : $"Input<{Plain(property, "Args")}>{Unless(needed && property["secret"] is null)}");
            var json = ofProvider && (string?)property["type"] != "string" ? " json" : "";
            lines.Add($"{name}.{Capital(key)} : {type} set [Input {key}{(needed ? " required" : "")}{json}]");
        }
    }

    private void AddResult(string name, JsonNode type)
    {
        lines.Add($"{name} is sealed class [OutputType]");
        foreach (var (key, property) in Members(type["properties"]))
        {
            lines.Add($"{name}.{Capital(key)} : {Plain(property)}{Unless(Requires(type["required"], key))} readonly");
        }
    }

    private bool IsReached(string token, string from) =>
        Members(schema["resources"]).Any(r => r.Value[from]!.ToJsonString().Contains(token, StringComparison.Ordinal))
        || Members(schema["types"])
            .Any(t => t.Key != token && t.Value.ToJsonString().Contains($"#/types/{token}\"", StringComparison.Ordinal) && IsReached(t.Key, from));

    private string Plain(JsonNode property, string suffix = "")
    {
        if ((string?)property["$ref"] is { } reference)
        {
            var token = reference["#/types/".Length..];
            return schema["types"]![token]!["enum"] is null ? Name(token) + suffix : Name(token);
        }

        return (string?)property["type"] switch
        {
            "string" => "String",
            "boolean" => "Boolean",
            "integer" => "Int32",
            "number" => "Double",
            "array" => $"ImmutableArray<{Plain(property["items"]!)}>",
            _ => $"ImmutableDictionary<String, {Plain(property["additionalProperties"]!)}>",
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode>> Members(JsonNode? node) =>
        (node as JsonObject ?? []).Select(member => KeyValuePair.Create(member.Key, member.Value!));

    private static bool Requires(JsonNode? required, string key) => required is JsonArray names && names.Any(name => (string?)name == key);

    private static string Unless(bool required) => required ? "" : "?";

    private static string Name(string token) => Capital(token[(token.LastIndexOf(':') + 1)..]);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
