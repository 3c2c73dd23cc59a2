using MediaProviders.LocalEngine.Programs;
using MediaProviders.LocalEngine.Values;

namespace MediaProviders.LocalEngine.Tests;

/// <summary>What the engine understands of Pulumi YAML.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("\"12\"", "\"12\"")]
    [InlineData("12", "12")]
    [InlineData("true", "true")]
    [InlineData("$${a}", "\"${a}\"")]
    [InlineData("a$${b}", "\"a${b}\"")]
    [InlineData("svc$$reader", "\"svc$reader\"")]
    [InlineData("$$", "\"$\"")]
    [InlineData("$$$$", "\"$$\"")]
    [InlineData("a$b$", "\"a$b$\"")]
    [InlineData("$$${size}", "\"$3\"")]
    [InlineData("'$$${size}$$'", "\"$3$\"")]
    [InlineData("${pulumi.stack}-x", "\"dev-x\"")]
    [InlineData("{ fn::join: [\"-\", [a, 1]] }", "\"a-1\"")]
    [InlineData("{ fn::select: [1, [a, b]] }", "\"b\"")]
    [InlineData("{ fn::split: [\",\", \"a,b\"] }", "[\"a\",\"b\"]")]
    [InlineData("{ fn::toJSON: { a: 1 } }", "\"{\\\"a\\\":1}\"")]
    [InlineData("{ fn::fromJSON: \"[1]\" }", "[1]")]
    [InlineData("{ fn::toBase64: hi }", "\"aGk=\"")]
    [InlineData("${size}", "3")]
    [InlineData("${list[1].x}", "\"y\"")]
    public async Task Up_Output_HasTheValue(string yaml, string json)
    {
        var stack = Configured("media:size", "3");
        var result = await stack.UpAsync($"config:\n  size: integer\nvariables:\n  list: [a, {{ x: y }}]\noutputs:\n  o: {yaml}\n");
        result.Outputs["o"].Json.ShouldBe(json);
    }

    [Fact]
    public async Task Up_SecretKeyWithADefaultInClear_IsRefusedAsTheCliDoes()
    {
        var stack = new ScriptedStack();

        var result = await stack.Engine.UpAsync(
            ScriptedStack.Program("config:\n  password: { type: string, secret: true, default: changeme }\nresources: {}\n"));

        result.Succeeded.ShouldBeFalse();
        result.Diagnostics.ShouldContain(
            diagnostic => diagnostic.Text.Contains("configuration key 'password' must be encrypted as it's secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Up_SecretConfig_StaysSecretWhereverItGoes()
    {
        var program = ScriptedStack.Things(("a", "{ name: a, deep: { text: \"x-${password}\" } }"))
            + "config:\n  password: { type: string, secret: true }\noutputs:\n  o: ${password}\n";
        var stack = Configured("password", "hidden-word");
        var result = await stack.UpAsync(program);
        result.Last.Calls.Single(call => call.Method == "Check").RequestJson
            .ShouldContain("""{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "x-hidden-word" }""");
        result.Outputs["o"].ToString().ShouldBe("[secret]");
        stack.Engine.ExportState(showSecrets: false).ShouldNotContain("hidden-word");
    }

    [Fact]
    public async Task Up_InvokeInsideAValue_IsCalledAndAwaited()
    {
        var stack = new ScriptedStack();
        await stack.UpAsync(ScriptedStack.Things(
            ("a", """{ name: { fn::invoke: { function: "mediaproviders:echo", arguments: { text: said }, return: text } } }""")));
        stack.World.Existing.Keys.ShouldBe(["said"]);
    }

    [Theory]
    [InlineData("resources:\n  a:\n    properties: {}\n", "Reading the program: resource 'a' has no 'type'.")]
    [InlineData("resources: [\n", "Reading the program: line")]
    [InlineData("outputs:\n  o: ${nobody.id}\n", "Running the program: '${nobody}' names no resource, variable or configuration key.")]
    [InlineData("config:\n  needed: string\n", "Reading the stack's configuration: missing required configuration variable 'needed'. Set it.")]
    [InlineData("outputs:\n  o: a${b\n", "Reading the program: a text has a '${' without its '}'.")]
    [InlineData("outputs:\n  o: { fn::unheard: 1 }\n", "which this engine does not know.")]
    public async Task Up_ProgramMistake_IsSaid(string program, string message)
    {
        var stack = new ScriptedStack();
        var text = await MessageAsync(stack, program);
        text.ShouldContain(message);
    }

    [Theory]
    [InlineData("{ name: \"${a.kind}\" }", "b.name")]
    [InlineData("{ name: b, deep: { text: \"${a.deep.kind}\" } }", "b.deep.text")]
    [InlineData("{ name: \"${found.kind}\" }", "b.name")]
    public async Task Up_EnumOutputWhereAStringIsWanted_IsRefused(string properties, string path)
    {
        var stack = new ScriptedStack();
        stack.World.Schema = SchemaWithEnum;
        (await MessageAsync(stack, Enums(properties))).ShouldContain($"'{path}': '${{");
        stack.World.Existing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{ name: \"x${a.kind}\" }")]
    [InlineData("{ name: \"${a.name}-b\", kind: \"${a.kind}\" }")]
    [InlineData("{ name: b, deep: { text: \"${a.name}\", kind: \"${a.kind}\" } }")]
    public async Task Up_EnumOutputElsewhere_IsTaken(string properties)
    {
        var stack = new ScriptedStack();
        stack.World.Schema = SchemaWithEnum;
        await stack.UpAsync(Enums(properties));
    }

    [Fact]
    public async Task Up_CircularReferences_IsSaid()
    {
        var program = ScriptedStack.Things(("a", "{ of: \"${b.id}\" }"), ("b", "{ of: \"${a.id}\" }"));
        (await MessageAsync(new ScriptedStack(), program)).ShouldBe("Running the program: 'a', 'b' depend on each other in a circle.");
    }

    [Fact]
    public async Task Up_UnknownOption_IsSaid()
    {
        const string program = "resources:\n  a: { type: mediaproviders:Thing, options: { protekt: true } }\n";
        (await MessageAsync(new ScriptedStack(), program))
            .ShouldBe("Running the program: resource 'a' has the option 'protekt', which this engine does not know.");
    }

    [Theory]
    [InlineData("a.b", "a,b")]
    [InlineData("a[0].b", "a,0,b")]
    [InlineData("[\"a.b\"].c", "a.b,c")]
    [InlineData("a[\"x\\\"y\"]", "a,x\"y")]
    [InlineData("a[*]", "a,*")]
    public void Parse_Path_GivesElements(string path, string elements) => string.Join(',', PropertyPath.Parse(path)).ShouldBe(elements);

    [Fact]
    public void FullToken_ShortType_GetsIndex()
    {
        YamlExpressions.FullToken("a:B").ShouldBe("a:index:B");
        YamlExpressions.FullToken("a:m:B").ShouldBe("a:m:B");
    }

    private static ScriptedStack Configured(string key, string value) =>
        new(settings => settings with { Config = new Dictionary<string, ConfigValue>(StringComparer.Ordinal) { [key] = new(value) } });

    private static async Task<string> MessageAsync(ScriptedStack stack, string program)
    {
        try
        {
            var result = await stack.Engine.UpAsync(ScriptedStack.Program(program));
            result.Succeeded.ShouldBeFalse();
            return result.Diagnostics[0].Text;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }

    private const string SchemaWithEnum =
        """
        {
          "types": {
            "mediaproviders:index:Kind": { "type": "string", "enum": [{ "value": "www" }] },
            "mediaproviders:index:Deep": { "properties": { "text": { "type": "string" }, "kind": { "$ref": "#/types/mediaproviders:index:Kind" } } }
          },
          "resources": {
            "mediaproviders:index:Thing": {
              "properties": { "name": { "type": "string" }, "kind": { "$ref": "#/types/mediaproviders:index:Kind" }, "deep": { "$ref": "#/types/mediaproviders:index:Deep" } },
              "inputProperties": { "name": { "type": "string" }, "kind": { "$ref": "#/types/mediaproviders:index:Kind" }, "deep": { "$ref": "#/types/mediaproviders:index:Deep" } }
            }
          },
          "functions": { "mediaproviders:index:find": { "outputs": { "properties": { "kind": { "$ref": "#/types/mediaproviders:index:Kind" } } } } }
        }
        """;

    private static string Enums(string properties) =>
        ScriptedStack.Things(("a", "{ name: a, kind: www, deep: { kind: www } }"), ("b", properties))
        + "variables:\n  found: { fn::invoke: { function: \"mediaproviders:find\", arguments: { kind: www } } }\n";
}
