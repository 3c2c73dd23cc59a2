using System.Text.RegularExpressions;

namespace MediaProviders.Sdk.Tests.Surface;

/// <summary>Every description of the schema stands in the SDK's documentation, and nothing else but what the generator always says.</summary>
public sealed partial class DocumentationTests
{
    private const string Space = "MediaProviders.WhatsApp";

    private static readonly JsonNode Schema = JsonNode.Parse(SdkFolder.Schema)!;

    private static readonly Dictionary<string, string> Documented = XDocument.Load(Path.ChangeExtension(ActualSurface.Assembly.Location, ".xml"))
        .Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!.Value, StringComparer.Ordinal);

    [Fact]
    public void Property_Description_IsItsDocumentation()
    {
        var expected = Expected();

        foreach (var (member, description) in expected)
        {
            Documented.ShouldContainKey(member);
            Words(Documented[member]).ShouldBe(Words(description), member);
        }

        Documented.Keys.Where(
            name => !name.StartsWith("M:", StringComparison.Ordinal) && name != $"T:{Space}.WhatsAppMediaProvider" && name != $"T:{Space}.Provider")
            .Except(expected.Keys)
            .ShouldBeEmpty("The schema describes nothing of this name.");
    }

    [Fact]
    public void Example_InCSharp_IsKeptAndNoOther()
    {
        var described = Schema["resources"]!.AsObject().Select(r => (Member: $"T:{Space}.{Name(r.Key)}", r.Value))
            .Concat(Schema["functions"]!.AsObject()
                .SelectMany(f => Documented.Keys.Where(key => key.StartsWith($"M:{Space}.{Name(f.Key)}.", StringComparison.Ordinal))
                    .Select(key => (Member: key, f.Value))))
            .ToList();

        described.Count.ShouldBe(7);
        foreach (var (member, node) in described)
        {
            var description = (string)node!["description"]!;
            Words(Documented[member]).ShouldStartWith(Words(description[..description.IndexOf("{{% examples %}}", StringComparison.Ordinal)]));
            foreach (Match example in CSharpExample().Matches(description))
            {
                Words(Documented[member]).ShouldContain(Words(example.Value));
            }

            foreach (Match command in ShellCommand().Matches(description))
            {
                Words(Documented[member]).ShouldContain(Words(command.Value));
            }

            Documented[member].ShouldNotContain("```typescript");
            Documented[member].ShouldNotContain("{{%");
        }
    }

    private static Dictionary<string, string> Expected()
    {
        var expected = new Dictionary<string, string>(StringComparer.Ordinal) { [$"T:{Space}.Provider"] = (string)Schema["provider"]!["description"]! };
        Add(expected, $"P:{Space}.Config", Schema["config"]!["variables"]);
        Add(expected, $"P:{Space}.ProviderArgs", Schema["provider"]!["inputProperties"]);
        foreach (var (token, resource) in Schema["resources"]!.AsObject())
        {
            Add(expected, $"P:{Space}.{Name(token)}", resource!["properties"]);
            Add(expected, $"P:{Space}.{Name(token)}Args", resource["inputProperties"]);
        }

        foreach (var (token, function) in Schema["functions"]!.AsObject())
        {
            Add(expected, $"P:{Space}.{Name(token)}Args", function!["inputs"]!["properties"]);
            Add(expected, $"P:{Space}.{Name(token)}InvokeArgs", function["inputs"]!["properties"]);
            Add(expected, $"F:{Space}.{Name(token)}Result", function["outputs"]!["properties"]);
        }

        foreach (var (token, type) in Schema["types"]!.AsObject())
        {
            AddType(expected, Name(token), type!);
        }

        return expected;
    }

    private static void AddType(Dictionary<string, string> expected, string name, JsonNode type)
    {
        if (type["enum"] is JsonArray values)
        {
            expected[$"T:{Space}.{name}"] = (string)type["description"]!;
            values.ToList().ForEach(value => expected[$"P:{Space}.{name}.{value!["name"]}"] = (string)value["description"]!);
            return;
        }

        if (ActualSurface.Assembly.GetType($"{Space}.Inputs.{name}Args") is not null)
        {
            expected[$"T:{Space}.Inputs.{name}Args"] = (string)type["description"]!;
            Add(expected, $"P:{Space}.Inputs.{name}Args", type["properties"]);
        }

        expected[$"T:{Space}.Outputs.{name}"] = (string)type["description"]!;
        Add(expected, $"F:{Space}.Outputs.{name}", type["properties"]);
    }

    private static void Add(Dictionary<string, string> expected, string owner, JsonNode? properties)
    {
        foreach (var (key, property) in properties!.AsObject())
        {
            expected[$"{owner}.{char.ToUpperInvariant(key[0])}{key[1..]}"] = (string)property!["description"]!;
        }
    }

    private static string Name(string token) => char.ToUpperInvariant(token[token.LastIndexOf(':') + 1]) + token[(token.LastIndexOf(':') + 2)..];

    private static string Words(string text) => Blank().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Blank();

    [GeneratedRegex("```sh.*?\n```", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ShellCommand();

    [GeneratedRegex("```csharp.*?\n```", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CSharpExample();
}
