using System.Text;
using System.Text.Json.Nodes;

namespace MediaProviders.Examples.Tests.Languages;

/// <summary>The types of the TypeScript SDK, as Pulumi's generator makes them of the schema: enough to check programs with, without a line of code.</summary>
internal sealed class TypeScriptSdk(JsonNode schema)
{
    private readonly StringBuilder text = new("import * as pulumi from \"@pulumi/pulumi\";\n");

    /// <summary>The text of <c>index.d.ts</c>.</summary>
    public static string Write(string schema) => new TypeScriptSdk(JsonNode.Parse(schema)!).Write();

    private string Write()
    {
        foreach (var (token, type) in schema["types"]!.AsObject())
        {
            AddType(Name(token), type!);
        }

        AddInterface("ProviderArgs", schema["provider"]!["inputProperties"], null, wrap: true);
        text.Append("export declare class Provider extends pulumi.ProviderResource {\n  constructor(name: string, args?: ProviderArgs, opts?: "
            + "pulumi.ResourceOptions);\n}\n");
        foreach (var (token, resource) in schema["resources"]!.AsObject())
        {
            AddResource(Name(token), resource!);
        }

        foreach (var (token, function) in schema["functions"]!.AsObject())
        {
            AddFunction(Name(token), function!);
        }

        return text.ToString();
    }

    private void AddType(string name, JsonNode type)
    {
        if (type["enum"] is JsonArray values)
        {
            var members = string.Join(", ", values.Select(value => $"readonly {value!["name"]}: \"{value["value"]}\""));
            text.Append($"export declare const {name}: {{ {members} }};\nexport type {name} = (typeof {name})[keyof typeof {name}];\n");
            return;
        }

        AddInterface(name + "Args", type["properties"], type["required"], wrap: true);
        AddInterface(name, type["properties"], type["required"], wrap: false);
    }

    private void AddResource(string name, JsonNode resource)
    {
        AddInterface(name + "Args", resource["inputProperties"], resource["requiredInputs"], wrap: true);
        text.Append($"export declare class {name} extends pulumi.CustomResource {{\n");
        text.Append($"  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): {name};\n");
        foreach (var (key, property) in resource["properties"]!.AsObject())
        {
            text.Append($"  readonly {key}: pulumi.Output<{Type(property!, wrap: false)}>;\n");
        }

        text.Append($"  constructor(name: string, args: {name}Args, opts?: pulumi.CustomResourceOptions);\n}}\n");
    }

    private void AddFunction(string name, JsonNode function)
    {
        var capital = char.ToUpperInvariant(name[0]) + name[1..];
        var inputs = function["inputs"]!;
        var optional = inputs["required"] is JsonArray { Count: > 0 } ? "" : "?";
        AddInterface($"{capital}Args", inputs["properties"], inputs["required"], wrap: false);
        AddInterface($"{capital}OutputArgs", inputs["properties"], inputs["required"], wrap: true);
        AddInterface($"{capital}Result", function["outputs"]!["properties"], function["outputs"]!["required"], wrap: false);
        text.Append($"export declare function {name}(args{optional}: {capital}Args, opts?: pulumi.InvokeOptions): Promise<{capital}Result>;\n");
        text.Append($"export declare function {name}Output(args{optional}: {capital}OutputArgs, opts?: pulumi.InvokeOutputOptions): "
            + $"pulumi.Output<{capital}Result>;\n");
    }

    private void AddInterface(string name, JsonNode? properties, JsonNode? required, bool wrap)
    {
        text.Append($"export interface {name} {{\n");
        foreach (var (key, property) in properties!.AsObject())
        {
            var needed = required is JsonArray names && names.Any(n => (string?)n == key);
            var type = Type(property!, wrap);
            text.Append($"  {key}{(needed ? "" : "?")}: {(wrap ? $"pulumi.Input<{type}>" : type)};\n");
        }

        text.Append("}\n");
    }

    private string Type(JsonNode property, bool wrap)
    {
        if ((string?)property["$ref"] is { } reference)
        {
            var token = reference["#/types/".Length..];
            return Name(token) + (wrap && schema["types"]![token]!["enum"] is null ? "Args" : "");
        }

        return (string?)property["type"] switch
        {
            "integer" or "number" => "number",
            "array" => $"{Type(property["items"]!, wrap)}[]",
            "object" => $"{{[key: string]: {(wrap ? $"pulumi.Input<{Type(property["additionalProperties"]!, wrap)}>" : Type(property["additionalProperties"]!, wrap))}}}",
            var scalar => scalar!,
        };
    }

    private static string Name(string token) => token[(token.LastIndexOf(':') + 1)..];
}
