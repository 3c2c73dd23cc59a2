using YamlDotNet.RepresentationModel;

namespace MediaProviders.Provider.Tests.Schema;

/// <summary>The YAML examples are whole programs: they parse, and they use what the schema offers and declares.</summary>
public partial class YamlExampleTests
{
    public static TheoryData<string> Programs { get; } = [.. DocumentationExamples.In("yaml")];

    [Theory, MemberData(nameof(Programs))]
    public void Example_TopLevel_IsAPulumiProgram(string program)
    {
        Keys(Parse(program)).Except(["name", "runtime", "config", "variables", "resources", "outputs"], StringComparer.Ordinal).ShouldBeEmpty();
        Parse(program)["runtime"].ToString().ShouldBe("yaml");
    }

    [Theory, MemberData(nameof(Programs))]
    public void Example_Resources_FitTheSchema(string program)
    {
        foreach (var resource in Section(program, "resources"))
        {
            var schema = WrittenSchema.At("resources", Token(resource["type"].ToString()));

            CheckProperties((YamlMappingNode)resource["properties"], schema.GetProperty("inputProperties"), Required(schema, "requiredInputs"));
        }
    }

    [Theory, MemberData(nameof(Programs))]
    public void Example_Calls_FitTheSchema(string program)
    {
        foreach (var variable in Section(program, "variables"))
        {
            var call = (YamlMappingNode)variable["fn::invoke"];
            var inputs = WrittenSchema.At("functions", Token(call["function"].ToString()), "inputs");

            CheckProperties((YamlMappingNode)call["arguments"], inputs.GetProperty("properties"), Required(inputs, "required"));
        }
    }

    [Theory, MemberData(nameof(Programs))]
    public void Example_References_AreDeclared(string program)
    {
        var declared = new[] { "config", "variables", "resources" }
            .Where(section => Keys(Parse(program)).Contains(section, StringComparer.Ordinal))
            .SelectMany(section => Keys((YamlMappingNode)Parse(program)[section]))
            .ToList();
        var used = ReferencePattern().Matches(program).Select(match => match.Groups["root"].Value).ToList();

        used.ShouldNotBeEmpty();
        used.Except(declared, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Programs))]
    public void Example_Configuration_IsSecret(string program) =>
        Section(program, "config").Select(variable => variable.ToString()).Where(text => text != "{ { type, string }, { secret, true } }").ShouldBeEmpty();

    private static void CheckProperties(YamlMappingNode given, JsonElement known, IEnumerable<string> required)
    {
        Keys(given).Except(known.EnumerateObject().Select(property => property.Name), StringComparer.Ordinal).ShouldBeEmpty();
        required.Except(Keys(given), StringComparer.Ordinal).ShouldBeEmpty();
        foreach (var (name, value) in given.Children)
        {
            var property = known.GetProperty(name.ToString());
            if (property.TryGetProperty("$ref", out var reference) && value is YamlMappingNode nested)
            {
                var type = WrittenSchema.At("types", reference.GetString()!["#/types/".Length..]);
                CheckProperties(nested, type.GetProperty("properties"), Required(type, "required"));
            }
            else if (property.TryGetProperty("secret", out _))
            {
                ReferencePattern().IsMatch(value.ToString()).ShouldBeTrue($"'{name}' is a literal.");
            }
        }
    }

    private static IEnumerable<string> Required(JsonElement schema, string key) =>
        schema.TryGetProperty(key, out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [];

    // Programs may leave the root module out of a token.
    private static string Token(string written) => written.Split(':') is [var package, var name] ? $"{package}:index:{name}" : written;

    private static IEnumerable<YamlNode> Section(string program, string name) =>
        Parse(program).Children.TryGetValue(name, out var section) ? ((YamlMappingNode)section).Children.Values : [];

    private static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.Keys.Select(key => key.ToString());

    private static YamlMappingNode Parse(string program)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(program));
        return (YamlMappingNode)stream.Documents.ShouldHaveSingleItem().RootNode;
    }

    [GeneratedRegex(@"\$\{(?<root>\w+)[\w.\[\]]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReferencePattern();
}
