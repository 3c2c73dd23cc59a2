using System.Text.Json.Nodes;

namespace MediaProviders.Examples.Tests.Languages;

/// <summary>
/// The names in programs whose languages have no compiler here, against the schema: every name of the package, and every argument, is one that Pulumi's
/// generators make. This is no type check: it does not see a wrong type or a missing argument.
/// </summary>
public sealed partial class NameTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(Repository.Read("provider/schema.json"))!;

    private static readonly string[] Resources = [.. Members("resources")];
    private static readonly string[] Functions = [.. Members("functions")];
    private static readonly string[] Types = [.. Members("types")];

    private static readonly HashSet<string> Properties =
    [
        .. Schema["resources"]!.AsObject().SelectMany(r => Keys(r.Value!["inputProperties"]).Concat(Keys(r.Value["properties"]))),
        .. Schema["functions"]!.AsObject().SelectMany(f => Keys(f.Value!["inputs"]!["properties"]).Concat(Keys(f.Value["outputs"]!["properties"]))),
        .. Schema["types"]!.AsObject().SelectMany(t => Keys(t.Value!["properties"])),
        .. Keys(Schema["provider"]!["inputProperties"]),
    ];

    [Fact]
    public void Python_Names_AreOfTheSchema()
    {
        HashSet<string> names = [
            .. Resources, "Provider", .. Types.Select(type => type + "Args"), .. Types, .. Functions.SelectMany(f => new[] { Snake(f), Snake(f) + "_output" })];

        foreach (var snippet in Snippet.In("python"))
        {
            snippet.Code.ShouldContain($"import {Schema["language"]!["python"]!["packageName"]} as mediaproviders", Case.Sensitive, snippet.ToString());
            Matches(PackageName(), snippet).ShouldAllBe(name => names.Contains(name), snippet.ToString());
            Matches(PythonArgument(), snippet).ShouldAllBe(name => Properties.Select(Snake).Contains(name), snippet.ToString());
        }
    }

    [Fact]
    public void Go_Names_AreOfTheSchema()
    {
        // A function that begins with 'get' and the name of a resource becomes a look-up; others keep their name.
        HashSet<string> names =
        [
            .. Resources.SelectMany(r => new[] { $"New{r}", $"{r}Args" }), "NewProvider", "ProviderArgs", .. Types.Select(type => type + "Args"),
            .. Types.SelectMany(EnumValues),
            .. Functions.Select(f => Resources.Contains(f[3..]) ? "Lookup" + f[3..] : Capital(f))
                .SelectMany(f => new[] { f, f + "Args", f + "Output", f + "OutputArgs" }),
        ];

        foreach (var snippet in Snippet.In("go"))
        {
            snippet.Code.ShouldContain($"\"{Schema["language"]!["go"]!["importBasePath"]}\"", Case.Sensitive, snippet.ToString());
            Matches(PackageName(), snippet).ShouldAllBe(name => names.Contains(name), snippet.ToString());
            Matches(GoField(), snippet).ShouldAllBe(name => Properties.Select(Capital).Contains(name), snippet.ToString());
            foreach (var import in Matches(GoImport(), snippet))
            {
                snippet.Code.ShouldContain($"{import[(import.LastIndexOf('/') + 1)..]}.", Case.Sensitive, $"{snippet}: '{import}' is imported and not used.");
            }

            snippet.Code.Count(c => c is '{' or '(').ShouldBe(snippet.Code.Count(c => c is '}' or ')'), snippet.ToString());
        }
    }

    [Fact]
    public void Java_Names_AreOfTheSchema()
    {
        var package = $"{Schema["language"]!["java"]!["basePackage"]}.{Schema["language"]!["java"]!["packages"]!["mediaproviders"]}";
        HashSet<string> names =
        [
            .. Resources.SelectMany(r => new[] { r, r + "Args" }), "Provider", "ProviderArgs", "MediaprovidersFunctions",
            .. Types.Select(type => $"inputs.{type}Args"), .. Types.Select(type => $"enums.{type}"),
            .. Functions.Select(f => $"inputs.{Capital(f)}Args"),
        ];

        foreach (var snippet in Snippet.In("java"))
        {
            var imports = Matches(JavaImport(), snippet).Where(import => import.StartsWith(package, StringComparison.Ordinal))
                .Select(import => import[(package.Length + 1)..]).ToList();
            imports.ShouldNotBeEmpty(snippet.ToString());
            imports.ShouldAllBe(name => names.Contains(name), snippet.ToString());
            imports.Where(name => Regex.Count(snippet.Code, $@"\b{name[(name.LastIndexOf('.') + 1)..]}\b", RegexOptions.None, TimeSpan.FromSeconds(10)) < 2)
                .ShouldBeEmpty(snippet.ToString());
            Matches(JavaBuilderCall(), snippet).ShouldAllBe(name => Properties.Contains(name) || name == "build", snippet.ToString());
        }
    }

    private static IEnumerable<string> Members(string kind) => Schema[kind]!.AsObject().Select(member => member.Key[(member.Key.LastIndexOf(':') + 1)..]);

    private static IEnumerable<string> Keys(JsonNode? properties) => properties?.AsObject().Select(property => property.Key) ?? [];

    private static IEnumerable<string> EnumValues(string type) =>
        Schema["types"]![$"mediaproviders:index:{type}"]!["enum"] is JsonArray values ? values.Select(value => type + (string)value!["name"]!) : [];

    private static IReadOnlyList<string> Matches(Regex pattern, Snippet snippet) =>
        [.. pattern.Matches(snippet.Code).Select(match => match.Groups["name"].Value)];

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Snake(string name) => Upper().Replace(name, match => "_" + match.Value.ToLowerInvariant());

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.None, 10_000)]
    private static partial Regex Upper();

    [GeneratedRegex(@"(?<![/\w""-])mediaproviders\.(?<name>\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PackageName();

    [GeneratedRegex(@"(?:^\s+|\(|, )(?<name>[a-z_]+)=(?!=)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex PythonArgument();

    [GeneratedRegex(@"^\t+(?<name>[A-Z]\w*):", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex GoField();

    [GeneratedRegex(@"^\t""(?<name>[^""]+)""$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex GoImport();

    [GeneratedRegex(@"^import (?<name>[\w.]+);$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex JavaImport();

    [GeneratedRegex(@"^\s+\.(?<name>(?!map|collect|stream)\w+)\(", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 10_000)]
    private static partial Regex JavaBuilderCall();
}
