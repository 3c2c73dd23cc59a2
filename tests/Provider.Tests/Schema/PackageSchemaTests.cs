using MediaProviders.Generate.Schema;

namespace MediaProviders.Provider.Tests.Schema;

public class PackageSchemaTests
{
    private static readonly EnumType Colour = new("Colour", "A colour.", new EnumType.Member("red", "Red", "Like a rose."));
    private static readonly ObjectType Inner = new(
        "Inner", "What is inside.", new Property("pin", TypeShape.Scalar.String, "The pin.") { Secret = true, Required = true });

    [Fact]
    public void Write_Twice_GivesTheSameBytes() =>
        Write(Config(), Resource(new Property("a", Colour, "A."))).ShouldBe(Write(Config(), Resource(new Property("a", Colour, "A."))));

    [Fact]
    public void Write_AnyPackage_EndsWithOneLineFeedAndHasNoCarriageReturn()
    {
        var bytes = Write(Config());

        bytes[^1].ShouldBe((byte)'\n');
        bytes[^2].ShouldBe((byte)'}');
        bytes.ShouldNotContain((byte)'\r');
    }

    [Fact]
    public void Write_Version_IsTheArgument() =>
        Read(Write(Config())).GetProperty("version").GetString().ShouldBe("1.2.3");

    [Fact]
    public void Write_Resource_HasInputsOutputsAndListInputs() =>
        Member("resources", "Thing", new Property("size", TypeShape.Scalar.Integer, "The size.") { Required = true, ForcesReplacement = true }).GetRawText()
            .ShouldBeJson("""
            {
              "description": "A thing.",
              "properties": {"size": {"type": "integer", "description": "The size."}},
              "required": ["size"],
              "inputProperties": {"size": {"type": "integer", "description": "The size.", "willReplaceOnChanges": true}},
              "requiredInputs": ["size"],
              "listInputs": {"type": "object", "description": "A filter.", "properties": {"prefix": {"type": "string", "description": "The prefix."}}}
            }
            """);

    [Fact]
    public void Write_Function_HasInputsAndOutputs() =>
        Read(Write(Config())).GetProperty("functions").GetProperty("pack:index:getThing").GetRawText().ShouldBeJson("""
            {
              "description": "Gets a thing.",
              "inputs": {"type": "object", "properties": {"name": {"type": "string", "description": "The name."}}, "required": ["name"]},
              "outputs": {"type": "object", "properties": {"size": {"type": "number", "description": "The size."}}}
            }
            """);

    [Fact]
    public void Write_TypesOfEveryKind_RefersToNamedOnesAndNestsTheOthers() =>
        Member(
            "resources",
            "Thing",
            new Property("choice", Colour, "A."),
            new Property("inner", Inner, "B."),
            new Property("many", new TypeShape.List(new TypeShape.Map(Inner)), "C."),
            new Property("flag", TypeShape.Scalar.Boolean, "D.") { Default = Value.Bool.True, Secret = true }).GetProperty("inputProperties").GetRawText()
            .ShouldBeJson("""
            {
              "choice": {"$ref": "#/types/pack:index:Colour", "description": "A."},
              "inner": {"$ref": "#/types/pack:index:Inner", "description": "B."},
              "many": {"type": "array", "items": {"type": "object", "additionalProperties": {"$ref": "#/types/pack:index:Inner"}}, "description": "C."},
              "flag": {"type": "boolean", "description": "D.", "secret": true}
            }
            """);

    [Fact]
    public void Write_NamedTypes_AreListedOnceAndSorted() =>
        Read(Write(Config(), Resource(
            new Property("inner", new TypeShape.List(Inner), "A."), new Property("again", Inner, "B."),
            new Property("choice", new TypeShape.Map(Colour), "C."))))
            .GetProperty("types").GetRawText().ShouldBeJson("""
            {
              "pack:index:Colour": {"type": "string", "description": "A colour.", "enum": [{"name": "Red", "value": "red", "description": "Like a rose."}]},
              "pack:index:Inner": {
                "type": "object",
                "description": "What is inside.",
                "properties": {"pin": {"type": "string", "description": "The pin.", "secret": true}},
                "required": ["pin"]
              }
            }
            """);

    [Fact]
    public void Write_VariableOfTheEnvironment_IsNoDefaultOfAnSdk()
    {
        var schema = Read(Write(Config(
            new Property("host", TypeShape.Scalar.String, "A.") { Environment = ["HOST", "SERVER"] },
            new Property("token", TypeShape.Scalar.String, "B.") { Environment = ["TOKEN"], Secret = true, EnvironmentStaysLocal = true },
            new Property("choice", Colour, "C.") { Environment = ["CHOICE"] },
            new Property("kind", TypeShape.Scalar.String, "D.") { OneOf = ["one"], Default = new Value.Text("one") })));

        const string Written = """
            {
              "host": {"type": "string", "description": "A."},
              "token": {"type": "string", "description": "B.", "secret": true},
              "choice": {"$ref": "#/types/pack:index:Colour", "description": "C."},
              "kind": {"type": "string", "description": "D."}
            }
            """;
        schema.GetProperty("provider").GetProperty("inputProperties").GetRawText().ShouldBeJson(Written);
        schema.GetProperty("config").GetProperty("variables").GetRawText().ShouldBeJson(Written);
    }

    [Fact]
    public void Write_RequiredConfiguration_IsARequiredInputOfTheProvider() =>
        Read(Write(Config(new Property("host", TypeShape.Scalar.String, "A.") { Required = true })))
            .GetProperty("provider").GetProperty("requiredInputs").GetRawText().ShouldBeJson("""["host"]""");

    [Fact]
    public void Write_TwoTypesOfOneName_IsAProviderBug() =>
        Should.Throw<InvalidOperationException>(() => Write(Config(), Resource(
                new Property("a", Inner, "A."),
                new Property("b", new EnumType("Inner", "Another."), "B."))))
            .Message.ShouldBe("Provider bug: two types are called 'Inner'. A package schema knows a type by its name alone.");

    [Fact]
    public void Write_ObjectWithoutAName_IsAProviderBug() =>
        Should.Throw<InvalidOperationException>(() => Write(Config(), Resource(new Property("a", new ObjectType(string.Empty, "Nameless."), "A."))))
            .Message.ShouldBe("Provider bug: an object without a name stands where the package schema needs a named type.");

    [Fact]
    public void Write_LanguageSettingOfAnotherKind_IsAProviderBug() =>
        Should.Throw<InvalidOperationException>(() => PackageSchema.Write(Metadata(new Value.Number(1)), "1.2.3", Config(), [], [], Pages))
            .Message.ShouldBe("Provider bug: a language setting is a number; only objects, strings and booleans are written.");

    [Fact]
    public void Read_PageThatIsNotThere_FailsByItsName() =>
        Should.Throw<FileNotFoundException>(() => Pages.Read("nowhere.md")).FileName!.ShouldEndWith("nowhere.md");

    private static DescriptionPages Pages { get; } = new(Repository.Root);

    private static JsonElement Member(string section, string name, params Property[] properties) =>
        Read(Write(Config(), Resource(properties))).GetProperty(section).GetProperty($"pack:index:{name}");

    private static JsonElement Read(byte[] schema) => JsonSerializer.Deserialize<JsonElement>(schema);

    private static byte[] Write(ObjectType config, params ResourceShape[] resources) =>
        PackageSchema.Write(Metadata(Value.Bool.True), "1.2.3", config, resources, [Function()], Pages);

    private static ObjectType Config(params Property[] properties) => new(string.Empty, "The provider.", properties);

    private static ResourceShape Resource(params Property[] properties) => new()
    {
        Name = "Thing",
        Description = "A thing.",
        Inputs = new ObjectType(string.Empty, string.Empty, properties),
        Outputs = new ObjectType(string.Empty, string.Empty, properties),
        ListInputs = new ObjectType(string.Empty, "A filter.", new Property("prefix", TypeShape.Scalar.String, "The prefix.")),
    };

    private static FunctionShape Function() => new()
    {
        Name = "getThing",
        Description = "Gets a thing.",
        Inputs = new ObjectType(string.Empty, string.Empty, new Property("name", TypeShape.Scalar.String, "The name.") { Required = true }),
        Outputs = new ObjectType(string.Empty, string.Empty, new Property("size", TypeShape.Scalar.Number, "The size.")),
    };

    private static PackageMetadata Metadata(Value setting) => new()
    {
        Name = "pack",
        DisplayName = "Pack",
        Description = "A pack.",
        Keywords = ["one"],
        Homepage = "https://example.com",
        License = "MIT",
        Repository = "https://example.com/pack",
        Publisher = "Nobody",
        PluginDownloadUrl = "https://example.com/releases",
        Language = new ObjectValue(KeyValuePair.Create<string, Value>("rust", new ObjectValue(KeyValuePair.Create("setting", setting)))),
    };
}

public class PackageSchemaFileTests
{
    private const string Golden = "provider/schema.json";

    [Fact]
    public void Utf8_OfThePlugin_IsTheFileInTheRepository() =>
        Package.Schema.Span.SequenceEqual(File.ReadAllBytes(Repository.At(Golden)))
            .ShouldBeTrue($"The plugin was built with another '{Golden}'. Build again.");

    [Fact]
    public void Utf8_ReadTwice_IsOneCopy() =>
        Package.Schema.Equals(Package.Schema).ShouldBeTrue();
}

/// <summary>Compares JSON by its content and the order of its members, not by its white space.</summary>
internal static class JsonAssertions
{
    /// <summary>Asserts that both texts hold the same JSON.</summary>
    public static void ShouldBeJson(this string actual, string expected) =>
        JsonNode.Parse(actual)!.ToJsonString().ShouldBe(JsonNode.Parse(expected)!.ToJsonString());
}
