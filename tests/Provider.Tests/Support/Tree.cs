using System.Globalization;

namespace MediaProviders.Tests.Support;

/// <summary>Writes property trees as a program would.</summary>
internal static class Tree
{
    public static Value.Unknown Unknown => Value.Unknown.Instance;

    public static ObjectValue Of(params (string Name, object? Value)[] members) =>
        new([.. members.Select(m => KeyValuePair.Create(m.Name, From(m.Value)))]);

    public static Value.List List(params Value[] items) => new(items);

    public static Value.Text Text(string content) => new(content);

    public static Value.Number Number(double content) => new(content);

    public static Value Secret(object value) => From(value).AsSecret();

    public static ObjectValue Basic(object? username, object? password) => Of(("basic", Of(("username", username), ("password", password))));

    public static ObjectValue Bearer(object? token) => Of(("bearer", token));

    /// <summary>An object in an object in an object, as many as asked for, with a text at the end.</summary>
    public static ObjectValue Nested(int levels) =>
        Of(("top", Enumerable.Range(0, levels).Aggregate((Value)Text("end"), (inner, _) => Of(("in", inner)))));

    /// <summary>The tree as one line, secrets in <c>S(…)</c>, unknowns as <c>?</c>, members sorted: easy to compare and to read in a failure.</summary>
    public static string Show(Value value) => value switch
    {
        Value.Secret secret => $"S({Show(secret.Inner)})",
        Value.Unknown => "?",
        Value.Null => "null",
        Value.Text text => text.Content,
        Value.Bool flag => flag.Content ? "true" : "false",
        Value.Number number => $"{number.Content}",
        Value.List array => $"[{string.Join(", ", array.Items.Select(Show))}]",
        ObjectValue container =>
            $"{{{string.Join(", ", container.Members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}: {Show(m.Value)}"))}}}",
        _ => value.Kind,
    };

    private static Value From(object? value) => value switch
    {
        null => Value.Null.Instance,
        Value tree => tree,
        string text => new Value.Text(text),
        bool flag => Value.Bool.Of(flag),
        int number => new Value.Number(number),
        double number => new Value.Number(number),
        _ => throw new ArgumentException($"No value of type {value.GetType().Name} in a tree."),
    };
}

/// <summary>Writes a tree so that two texts are equal exactly when the trees are: marks, order and kinds included.</summary>
internal static class TreeText
{
    public static string Of(Value value) => value switch
    {
        Value.Null => "null",
        Value.Bool boolean => boolean.Content ? "true" : "false",
        Value.Number number => BitConverter.DoubleToInt64Bits(number.Content).ToString("x16", CultureInfo.InvariantCulture),
        Value.Text text => $"\"{text.Content}\"",
        Value.Unknown unknown => $"unknown({unknown.Expected})",
        Value.Secret secret => $"secret({Of(secret.Inner)})",
        Value.Output output => $"output({(output.Known is { } known ? Of(known) : "-")}, {output.IsSecret}, [{string.Join(',', output.Dependencies)}])",
        Value.Opaque opaque => $"{opaque.Kind}{Of(opaque.Members)}",
        Value.List list => $"[{string.Join(',', list.Items.Select(Of))}]",
        ObjectValue members => $"{{{string.Join(',', members.Members.Select(m => $"\"{m.Key}\":{Of(m.Value)}"))}}}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
