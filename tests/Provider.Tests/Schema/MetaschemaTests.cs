namespace MediaProviders.Provider.Tests.Schema;

public class MetaschemaTests
{
    private static readonly MetaschemaValidator Validator = new(JsonSerializer.Deserialize<JsonElement>(
        File.ReadAllBytes(Repository.At("tests/Provider.Tests/Schema/Metaschema/pulumi-metaschema.json"))));

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
        ValidateAfter(schema => schema["resources"]!["no token"] = new JsonObject())
            .ShouldContain(error => error.StartsWith("$.resources.no token: does not match"));

    [Fact]
    public void Validate_MalformedVersion_Fails() =>
        ValidateAfter(schema => schema["version"] = "1.0").ShouldContain(error => error.StartsWith("$.version: does not match"));

    [Fact]
    public void Validate_PropertyWithoutType_Fails() =>
        ValidateAfter(schema => schema["config"]!["variables"]!["apiToken"]!.AsObject().Remove("type"))
            .ShouldContain(error => error == "$.config.variables.apiToken: fits 0 of the choices, not one");

    [Theory]
    [InlineData("""{"type":"string"}""", "1")]
    [InlineData("""{"type":["boolean","integer"]}""", "1.5")]
    [InlineData("""{"const":"array"}""", "\"object\"")]
    [InlineData("""{"enum":["a","b"]}""", "\"c\"")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"A\"")]
    [InlineData("""{"minLength":1}""", "\"\"")]
    [InlineData("""{"minItems":2}""", "[1]")]
    [InlineData("""{"required":["a"]}""", "{}")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""")]
    [InlineData("""{"properties":{"a":false}}""", """{"a":1}""")]
    [InlineData("""{"properties":{"a":true},"additionalProperties":false}""", """{"b":1}""")]
    [InlineData("""{"additionalProperties":{"type":"string"}}""", """{"b":1}""")]
    [InlineData("""{"propertyNames":{"pattern":"^a"}}""", """{"b":1}""")]
    [InlineData("""{"items":{"type":"string"}}""", """["a",1]""")]
    [InlineData("""{"allOf":[{"type":"string"},{"minLength":2}]}""", "\"a\"")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"number"}]}""", "true")]
    [InlineData("""{"oneOf":[{"type":"string"},{"minLength":1}]}""", "\"a\"")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"number"}]}""", "true")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}""", "1")]
    public void Validate_BrokenRule_FindsIt(string schema, string instance) =>
        Validate(schema, instance).ShouldNotBeEmpty();

    [Theory]
    [InlineData("""{"type":"integer"}""", "2.0")]
    [InlineData("""{"pattern":"^a"}""", "1")]
    [InlineData("""{"required":["a"],"minLength":1,"minItems":1}""", "true")]
    [InlineData("""{"properties":{"a":false}}""", """{"b":1}""")]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"number"}]}""", "1")]
    [InlineData("""{"anyOf":[{"type":"string"},{"minLength":1}]}""", "\"a\"")]
    public void Validate_KeptRule_FindsNothing(string schema, string instance) =>
        Validate(schema, instance).ShouldBeEmpty();

    [Fact]
    public void Validate_UnknownKeyword_Refuses() =>
        Should.Throw<NotSupportedException>(() => Validate("""{"maxLength":1}""", "\"a\""))
            .Message.ShouldBe("The metaschema uses 'maxLength', which this validator does not know.");

    private static IReadOnlyList<string> ValidateAfter(Action<JsonNode> damage)
    {
        var schema = JsonNode.Parse(WrittenSchema.Utf8)!;
        damage(schema);
        return Validator.Validate(JsonSerializer.SerializeToElement(schema));
    }

    private static IReadOnlyList<string> Validate(string schema, string instance)
    {
        using var schemaText = JsonDocument.Parse(schema);
        using var instanceText = JsonDocument.Parse(instance);
        return new MetaschemaValidator(schemaText.RootElement).Validate(instanceText.RootElement);
    }
}
