namespace MediaProviders.LocalEngine.Programs;

/// <summary>The stack's configuration: what the program declares of it, and what the package's default provider and plugins get of it.</summary>
internal sealed class StackConfiguration(EngineSettings settings, string project)
{
    /// <summary>The value of a declared key: the stack's, else the default.</summary>
    public Value Get(ConfigDeclaration declaration)
    {
        var set = settings.Config.GetValueOrDefault(declaration.Key) ?? settings.Config.GetValueOrDefault($"{project}:{declaration.Key}");
        if (set is null)
        {
            if (declaration is { Secret: true, Default: not null })
            {
                // Pulumi takes the default for a value of the stack that is not encrypted, and stops (seen in Pulumi 3.276).
                throw new InvalidDataException(
                    $"Reading the stack's configuration: configuration key '{declaration.Key}' must be encrypted as it's secret. Leave its default out of the "
                        + "program, and set it.");
            }

            return declaration.Default
                ?? throw new InvalidDataException($"Reading the stack's configuration: missing required configuration variable '{declaration.Key}'. Set it.");
        }

        var typed = Convert(declaration, set.Value);
        return set.IsSecret || declaration.Secret ? SecretValue.Of(typed) : typed;
    }

    /// <summary>The inputs of the package's default provider: always text, whatever the schema says.</summary>
    public ObjectValue ProviderInputs(string package) => new(PackageKeys(package).Select(entry =>
        KeyValuePair.Create<string, Value>(
            entry.Key, entry.Value.IsSecret ? new SecretValue(new TextValue(entry.Value.Value)) : new TextValue(entry.Value.Value))));

    /// <summary>What <c>PULUMI_CONFIG</c> holds for a plugin: JSON text, secrets in clear.</summary>
    public string PluginEnvironment(string package) =>
        new JsonObject(PackageKeys(package).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value.Value))).ToJsonString();

    private IEnumerable<KeyValuePair<string, ConfigValue>> PackageKeys(string package) => settings.Config
        .Where(entry => entry.Key.StartsWith(package + ":", StringComparison.Ordinal))
        .Select(entry => KeyValuePair.Create(entry.Key[(package.Length + 1)..], entry.Value));

    private static Value Convert(ConfigDeclaration declaration, string text)
    {
        try
        {
            return declaration.Type.ToUpperInvariant() switch
            {
                "STRING" => new TextValue(text),
                "INTEGER" or "INT" or "NUMBER" => new NumberValue(double.Parse(text, CultureInfo.InvariantCulture)),
                "BOOLEAN" or "BOOL" => new BoolValue(bool.Parse(text)),
                _ => ValueJson.Parse(text),
            };
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new InvalidDataException($"Reading the stack's configuration: '{declaration.Key}' is not of type '{declaration.Type}'. Set it again.", e);
        }
    }
}
