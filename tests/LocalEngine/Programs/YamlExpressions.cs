using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MediaProviders.LocalEngine.Programs;

/// <summary>Turns YAML nodes into expressions.</summary>
internal static class YamlExpressions
{
    private static readonly HashSet<string> Builtins = new(StringComparer.Ordinal) { "secret", "select", "split", "join", "toJSON", "fromJSON", "toBase64" };

    public static Expression Read(YamlNode node) => node switch
    {
        YamlScalarNode scalar => ReadScalar(scalar),
        YamlSequenceNode list => new ListExpression([.. list.Children.Select(Read)]),
        YamlMappingNode { Children.Count: 1 } map when Text(map.Children.Single().Key).StartsWith("fn::", StringComparison.OrdinalIgnoreCase) =>
            ReadFunction(Text(map.Children.Single().Key)[4..], map.Children.Single().Value),
        YamlMappingNode map => ReadObject(map),
        _ => throw new InvalidDataException($"Reading the program: line {node.Start.Line} holds YAML this engine does not read."),
    };

    public static ObjectExpression ReadObject(YamlNode? node) =>
        new(Entries(node).ToDictionary(entry => entry.Key, entry => Read(entry.Value), StringComparer.Ordinal));

    /// <summary>The entries of a mapping in the order of the file; none for anything that is absent.</summary>
    public static IEnumerable<KeyValuePair<string, YamlNode>> Entries(YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(entry => KeyValuePair.Create(Text(entry.Key), entry.Value)) : [];

    public static YamlNode? Child(YamlNode? node, string key) => Entries(node).FirstOrDefault(entry => entry.Key == key).Value;

    public static string Text(YamlNode? node) => (node as YamlScalarNode)?.Value ?? string.Empty;

    public static Value Scalar(YamlScalarNode scalar) =>
        ReadScalar(scalar) is LiteralExpression literal ? literal.Value : new TextValue(scalar.Value ?? string.Empty);

    private static Expression ReadScalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? string.Empty;
        if (scalar.Style != ScalarStyle.Plain)
        {
            return ReferenceText.Parse(text);
        }

        return text switch
        {
            "" or "~" or "null" => new LiteralExpression(NullValue.Instance),
            "true" or "True" => new LiteralExpression(new BoolValue(true)),
            "false" or "False" => new LiteralExpression(new BoolValue(false)),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) =>
                new LiteralExpression(new NumberValue(number)),
            _ => ReferenceText.Parse(text),
        };
    }

    private static Expression ReadFunction(string function, YamlNode argument)
    {
        if (Builtins.Contains(function))
        {
            return new BuiltinExpression(function, Read(argument));
        }

        if (function == "invoke")
        {
            var provider = Child(Child(argument, "options"), "provider");
            return new InvokeExpression(
                FullToken(Text(Child(argument, "function"))),
                ReadObject(Child(argument, "arguments")),
                Child(argument, "return") is { } field ? Text(field) : null,
                provider is null ? null : Read(provider));
        }

        return function.Contains(':', StringComparison.Ordinal)
            ? new InvokeExpression(FullToken(function), ReadObject(argument), null, null)
            : throw new InvalidDataException($"Reading the program: line {argument.Start.Line} calls 'fn::{function}', which this engine does not know.");
    }

    /// <summary><c>package:Name</c> is short for <c>package:index:Name</c>.</summary>
    public static string FullToken(string token)
    {
        var parts = token.Split(':');
        return parts.Length == 2 ? $"{parts[0]}:index:{parts[1]}" : token;
    }
}

/// <summary>
/// Reads <c>${name.path}</c> in text: one reference alone keeps its type, several with text between become text. <c>$$</c> stands for <c>$</c>, wherever it is.
/// </summary>
internal static class ReferenceText
{
    public static Expression Parse(string text)
    {
        var parts = new List<Expression>();
        var plain = new StringBuilder();
        var i = 0;
        while (i < text.Length)
        {
            if (text.AsSpan(i).StartsWith("$$", StringComparison.Ordinal))
            {
                plain.Append('$');
                i += 2;
            }
            else if (text.AsSpan(i).StartsWith("${", StringComparison.Ordinal))
            {
                var end = text.IndexOf('}', i);
                if (end < 0)
                {
                    throw new InvalidDataException("Reading the program: a text has a '${' without its '}'. Write '$${' for the characters themselves.");
                }

                AddPlain(parts, plain);
                parts.Add(ParseReference(text[(i + 2)..end]));
                i = end + 1;
            }
            else
            {
                plain.Append(text[i++]);
            }
        }

        if (parts.Count == 1 && plain.Length == 0)
        {
            return parts[0];
        }

        AddPlain(parts, plain);
        return parts is [LiteralExpression only] ? only : parts.Count == 0 ? new LiteralExpression(new TextValue(string.Empty))
            : new InterpolationExpression(parts);
    }

    private static ReferenceExpression ParseReference(string reference)
    {
        var elements = PropertyPath.Parse(reference.Trim());
        return elements.Count == 0
            ? throw new InvalidDataException("Reading the program: '${}' names nothing. Write '${resource.property}'.")
            : new ReferenceExpression(elements[0], [.. elements.Skip(1)]);
    }

    private static void AddPlain(List<Expression> parts, StringBuilder plain)
    {
        if (plain.Length > 0)
        {
            parts.Add(new LiteralExpression(new TextValue(plain.ToString())));
            plain.Clear();
        }
    }
}
