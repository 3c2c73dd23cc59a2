namespace MediaProviders.Provider.Tests.Schema;

/// <summary>
/// Validates JSON against the part of JSON Schema 2020-12 that the Pulumi metaschema uses. A keyword it does not know is an error, so
/// that a newer metaschema cannot pass unnoticed.
/// </summary>
/// <remarks>Source: https://json-schema.org/draft/2020-12/json-schema-validation.</remarks>
internal sealed class MetaschemaValidator(JsonElement root)
{
    /// <summary>What is wrong with <paramref name="instance"/>, each with its place; empty when it is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement instance) => [.. Check(root, instance, "$")];

    /// <summary>What is wrong with <paramref name="instance"/> by one definition of the metaschema.</summary>
    public IReadOnlyList<string> Validate(string definition, JsonElement instance) => [.. Check(Resolve($"#/$defs/{definition}"), instance, "$")];

    private IEnumerable<string> Check(JsonElement schema, JsonElement instance, string path)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.ValueKind == JsonValueKind.True ? [] : [$"{path}: is not allowed here"];
        }

        return schema.EnumerateObject().SelectMany(keyword => CheckKeyword(schema, keyword, instance, path));
    }

    private IEnumerable<string> CheckKeyword(JsonElement schema, JsonProperty keyword, JsonElement instance, string path) => keyword.Name switch
    {
        // The last one is a misspelling in the metaschema itself.
        "$schema" or "$id" or "$defs" or "$comment" or "title" or "description" or "default" or "format" or "contentEncoding" or "desciption" => [],
        "$ref" => Check(Resolve(keyword.Value.GetString()!), instance, path),
        "type" => IsOfType(keyword.Value, instance) ? [] : [$"{path}: is {instance.ValueKind}, not {keyword.Value}"],
        "const" => JsonElement.DeepEquals(keyword.Value, instance) ? [] : [$"{path}: is not {keyword.Value}"],
        "enum" => keyword.Value.EnumerateArray().Any(value => JsonElement.DeepEquals(value, instance)) ? [] : [$"{path}: is none of {keyword.Value}"],
        "pattern" or "minLength" when instance.ValueKind != JsonValueKind.String => [],
        "pattern" => Regex.IsMatch(instance.GetString()!, keyword.Value.GetString()!, RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout)
            ? []
            : [$"{path}: does not match {keyword.Value}"],
        "minLength" => instance.GetString()!.Length >= keyword.Value.GetInt32() ? [] : [$"{path}: is too short"],
        "minItems" or "items" when instance.ValueKind != JsonValueKind.Array => [],
        "minItems" => instance.GetArrayLength() >= keyword.Value.GetInt32() ? [] : [$"{path}: has too few items"],
        "items" => instance.EnumerateArray().SelectMany((item, index) => Check(keyword.Value, item, $"{path}[{index}]")),
        "required" or "properties" or "additionalProperties" or "propertyNames" when instance.ValueKind != JsonValueKind.Object => [],
        "required" => keyword.Value.EnumerateArray()
            .Where(name => !instance.TryGetProperty(name.GetString()!, out _))
            .Select(name => $"{path}: lacks '{name}'"),
        "properties" => keyword.Value.EnumerateObject()
            .Where(known => instance.TryGetProperty(known.Name, out _))
            .SelectMany(known => Check(known.Value, instance.GetProperty(known.Name), $"{path}.{known.Name}")),
        "additionalProperties" => instance.EnumerateObject()
            .Where(member => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out _)))
            .SelectMany(member => Check(keyword.Value, member.Value, $"{path}.{member.Name}")),
        "propertyNames" => instance.EnumerateObject()
            .SelectMany(member => Check(keyword.Value, JsonSerializer.SerializeToElement(member.Name), $"{path}.{member.Name}")),
        "allOf" => keyword.Value.EnumerateArray().SelectMany(part => Check(part, instance, path)),
        "anyOf" => CountValid(keyword.Value, instance, path) > 0 ? [] : [$"{path}: fits none of the choices"],
        "oneOf" => CheckOneOf(keyword.Value, instance, path),
        _ => throw new NotSupportedException($"The metaschema uses '{keyword.Name}', which this validator does not know."),
    };

    private JsonElement Resolve(string reference) => reference[2..].Split('/').Aggregate(root, (at, part) => at.GetProperty(part));

    private static bool IsOfType(JsonElement types, JsonElement instance) => types.ValueKind == JsonValueKind.Array
        ? types.EnumerateArray().Any(type => IsOfType(type, instance))
        : types.GetString() switch
        {
            "object" => instance.ValueKind == JsonValueKind.Object,
            "array" => instance.ValueKind == JsonValueKind.Array,
            "string" => instance.ValueKind == JsonValueKind.String,
            "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => instance.ValueKind == JsonValueKind.Number,
            "integer" => instance.ValueKind == JsonValueKind.Number && double.IsInteger(instance.GetDouble()),
            var other => throw new NotSupportedException($"The metaschema uses the type '{other}', which this validator does not know."),
        };

    private IEnumerable<string> CheckOneOf(JsonElement choices, JsonElement instance, string path)
    {
        var valid = CountValid(choices, instance, path);
        return valid == 1 ? [] : [$"{path}: fits {valid} of the choices, not one"];
    }

    private int CountValid(JsonElement choices, JsonElement instance, string path) =>
        choices.EnumerateArray().Count(choice => !Check(choice, instance, path).Any());
}
