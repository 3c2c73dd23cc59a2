using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MediaProviders.LocalEngine.Programs;

/// <summary>Reads a Pulumi YAML program: the parts of it that this engine understands.</summary>
internal static class ProgramReader
{
    /// <summary>Reads a program from its text.</summary>
    /// <exception cref="InvalidDataException">The text is not YAML, or holds something the engine does not know.</exception>
    public static PulumiProgram Read(string text)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = new StringReader(text);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"Reading the program: line {e.Start.Line} is not valid YAML: {e.Message}", e);
        }

        var root = stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        return new PulumiProgram(
            YamlExpressions.Text(YamlExpressions.Child(root, "name")),
            YamlExpressions.Child(root, "main") is { } main ? YamlExpressions.Text(main) : null,
            [.. ReadConfig(YamlExpressions.Child(root, "configuration")), .. ReadConfig(YamlExpressions.Child(root, "config"))],
            [.. YamlExpressions.Entries(YamlExpressions.Child(root, "resources")).Select(entry => ReadResource(entry.Key, entry.Value))],
            ReadVariables(YamlExpressions.Child(root, "variables")),
            ReadVariables(YamlExpressions.Child(root, "outputs")));
    }

    private static IReadOnlyList<VariableDeclaration> ReadVariables(YamlNode? node) =>
        [.. YamlExpressions.Entries(node).Select(entry => new VariableDeclaration(entry.Key, YamlExpressions.Read(entry.Value)))];

    private static IEnumerable<ConfigDeclaration> ReadConfig(YamlNode? node) => YamlExpressions.Entries(node).Select(entry =>
        entry.Value is YamlScalarNode type
            ? new ConfigDeclaration(entry.Key, YamlExpressions.Text(type), Secret: false, Default: null)
            : new ConfigDeclaration(
                entry.Key,
                YamlExpressions.Child(entry.Value, "type") is { } declared ? YamlExpressions.Text(declared) : "string",
                YamlExpressions.Text(YamlExpressions.Child(entry.Value, "secret")) == "true",
                YamlExpressions.Child(entry.Value, "default") is YamlScalarNode value ? YamlExpressions.Scalar(value) : null));

    private static ResourceDeclaration ReadResource(string name, YamlNode node)
    {
        var token = YamlExpressions.Text(YamlExpressions.Child(node, "type"));
        if (token.Length == 0)
        {
            throw new InvalidDataException($"Reading the program: resource '{name}' has no 'type'.");
        }

        var get = YamlExpressions.Child(node, "get");
        return new ResourceDeclaration(
            name,
            token.StartsWith(ResourceDeclaration.ProviderTypePrefix, StringComparison.Ordinal) ? token : YamlExpressions.FullToken(token),
            YamlExpressions.ReadObject(YamlExpressions.Child(node, "properties")),
            YamlExpressions.ReadObject(YamlExpressions.Child(node, "options")).Entries,
            YamlExpressions.Text(YamlExpressions.Child(node, "defaultProvider")) == "true",
            get is null ? null : new GetDeclaration(ReadOr(YamlExpressions.Child(get, "id")), YamlExpressions.ReadObject(YamlExpressions.Child(get, "state"))));
    }

    private static Expression ReadOr(YamlNode? node) => node is null ? new LiteralExpression(NullValue.Instance) : YamlExpressions.Read(node);
}
