namespace MediaProviders.Examples.Tests.Yaml;

/// <summary>
/// Where a YAML program wants a string, what it refers to is a string in the schema: the YAML language of Pulumi refuses to assign a value of an enumeration
/// there.
/// </summary>
public sealed partial class ReferenceTypeTests
{
    private const string Type = "mediaproviders:WhatsAppMediaProvider";

    private static readonly JsonElement Outputs = JsonDocument.Parse(Repository.Read("provider/schema.json")).RootElement
        .GetProperty("resources").GetProperty("mediaproviders:index:WhatsAppMediaProvider").GetProperty("properties");

    [Fact]
    public void Text_WithReferencesToAnEntry_RefersToStrings()
    {
        var found = Directory.EnumerateFiles(ExampleFolder.Path, "Pulumi.yaml", SearchOption.AllDirectories).SelectMany(References).ToList();

        found.Select(reference => reference.Property).ShouldContain("authentication");
        found.Select(reference => reference.Property).ShouldContain("type");
        foreach (var (file, property) in found)
        {
            Outputs.GetProperty(property).TryGetProperty("type", out var type).ShouldBeTrue($"'{property}' in '{file}' is no plain type.");
            type.GetString().ShouldBe("string", $"'{property}' in '{file}'");
        }
    }

    private static IEnumerable<(string File, string Property)> References(string file)
    {
        var program = YamlText.Read(file);
        var entries = program.Child("resources").Members().Where(resource => resource.Value.Child("type").Text() == Type).Select(resource => resource.Key)
            .ToList();
        return program.Scalars().SelectMany(scalar => Reference().Matches(scalar.Value))
            .Where(match => entries.Contains(match.Groups["entry"].Value)).Select(match => (file, match.Groups["property"].Value))
            .Where(reference => reference.Item2 != "id");
    }

    [GeneratedRegex(@"\$\{(?<entry>\w+)\.(?<property>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
