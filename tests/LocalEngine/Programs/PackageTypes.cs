namespace MediaProviders.LocalEngine.Programs;

/// <summary>What the package's schema says of types: which inputs are secret, and which outputs no text may be made of.</summary>
internal sealed class PackageTypes
{
    private readonly JsonObject _schema;

    /// <summary>Reads a schema; a plugin that gives none has no types.</summary>
    public PackageTypes(string schema) => _schema = schema.Length == 0 ? [] : JsonNode.Parse(schema)!.AsObject();

    /// <summary>Marks what the schema says is secret, as <c>pulumi do</c> marks what is typed.</summary>
    /// <param name="inputs">Its inputs, or some of them.</param>
    public ObjectValue MarkSecrets(string token, ObjectValue inputs) => Mark(Inputs(token), inputs);

    /// <summary>
    /// Refuses what Pulumi's YAML language refuses before it runs a program (seen in its version 1.38): an output whose type is an enum, where an input is a
    /// text.
    /// </summary>
    /// <exception cref="InvalidDataException">The program has such an assignment.</exception>
    public void ThrowIfNotAssignable(PulumiProgram program)
    {
        var types = program.Resources.Where(resource => !resource.IsProvider)
            .ToDictionary(resource => resource.Name, resource => Outputs(resource.Type), StringComparer.Ordinal);
        foreach (var variable in program.Variables.Where(variable => variable.Value is InvokeExpression { Return: null }))
        {
            types[variable.Name] = Outputs(((InvokeExpression)variable.Value).Function);
        }

        foreach (var resource in program.Resources.Where(resource => !resource.IsProvider))
        {
            ThrowIfNotAssignable(types, Inputs(resource.Type), resource.Properties, resource.Name);
        }

        foreach (var variable in program.Variables.Where(variable => variable.Value is InvokeExpression))
        {
            var invoke = (InvokeExpression)variable.Value;
            if (invoke.Arguments is ObjectExpression arguments)
            {
                ThrowIfNotAssignable(types, Inputs(invoke.Function), arguments, variable.Name);
            }
        }
    }

    private void ThrowIfNotAssignable(IReadOnlyDictionary<string, JsonNode?> types, JsonNode? inputs, ObjectExpression given, string path)
    {
        foreach (var (key, value) in given.Entries)
        {
            var wanted = inputs?[key];
            switch (value)
            {
                case ObjectExpression inner:
                    ThrowIfNotAssignable(types, Named(wanted)?["properties"], inner, $"{path}.{key}");
                    break;
                case ReferenceExpression { Path.Count: > 0 } reference when types.TryGetValue(reference.Name, out var outputs) && IsText(wanted):
                    var source = reference.Path.Skip(1)
                        .Aggregate(Member(outputs, reference.Path[0]), (type, member) => Member(Member(Named(type), "properties"), member));
                    if (Named(source)?["enum"] is not null)
                    {
                        throw new InvalidDataException(
                            $"Running the program: '{path}.{key}': '${{{reference.Name}.{string.Join('.', reference.Path)}}}' is of an enum type, which is not "
                                + "assignable to a string. Make the output a string in the schema.");
                    }

                    break;
            }
        }
    }

    private ObjectValue Mark(JsonNode? properties, ObjectValue values)
    {
        foreach (var (key, value) in values.Entries)
        {
            var type = properties?[key];
            if ((bool?)type?["secret"] == true)
            {
                values = values.With(key, SecretValue.Of(value));
            }
            else if (value is ObjectValue inner)
            {
                values = values.With(key, Mark(Named(type)?["properties"], inner));
            }
        }

        return values;
    }

    private static bool IsText(JsonNode? type) => (string?)type?["type"] == "string";

    private static JsonNode? Member(JsonNode? type, string name) => type?[name];

    private JsonNode? Inputs(string token) => _schema["resources"]?[token]?["inputProperties"] ?? _schema["functions"]?[token]?["inputs"]?["properties"];

    private JsonNode? Outputs(string token) => _schema["resources"]?[token]?["properties"] ?? _schema["functions"]?[token]?["outputs"]?["properties"];

    /// <summary>The named type that a property refers to; null for one that is not named.</summary>
    private JsonNode? Named(JsonNode? type) => (string?)type?["$ref"] is { } name ? _schema["types"]?[name["#/types/".Length..]] : null;
}
