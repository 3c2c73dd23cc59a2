using MediaProviders.Provider.Tests.Schema.Metaschema;

namespace MediaProviders.Provider.Tests.Schema;

public class MetaschemaTests
{
    private static readonly MetaschemaValidator Validator = new(JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllBytes(RepositoryFile.At("tests/Provider.Tests/Schema/Metaschema/pulumi-metaschema.json"))));

    [Fact]
    public void Write_AllShapes_IsValid() =>
        Validator.Validate(WrittenSchema.Root).ShouldBeEmpty();

    [Fact]
    public void Write_LanguageSettings_AreValid() =>
        Validator.Validate("languageSpec", WrittenSchema.At("language")).ShouldBeEmpty();

    [Fact]
    public void Validate_UnknownTopLevelKey_Fails() =>
        ValidateAfter(schema => schema["nonsense"] = 1).ShouldContain(error => error == "$.nonsense: is not allowed here");

    [Fact]
    public void Validate_MalformedToken_Fails() =>
        ValidateAfter(schema => schema["resources"]!["no token"] = new JsonObject()).ShouldContain(error => error.StartsWith("$.resources.no token: does not match"));

    [Fact]
    public void Validate_MalformedVersion_Fails() =>
        ValidateAfter(schema => schema["version"] = "1.0").ShouldContain(error => error.StartsWith("$.version: does not match"));

    [Fact]
    public void Validate_PropertyWithoutType_Fails() =>
        ValidateAfter(schema => schema["config"]!["variables"]!["apiToken"]!.AsObject().Remove("type"))
            .ShouldContain(error => error == "$.config.variables.apiToken: fits 0 of the choices, not one");

    private static IReadOnlyList<string> ValidateAfter(Action<JsonNode> damage)
    {
        var schema = JsonNode.Parse(WrittenSchema.Utf8)!;
        damage(schema);
        return Validator.Validate(JsonSerializer.SerializeToElement(schema));
    }
}
