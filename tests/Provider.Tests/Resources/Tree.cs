using MediaProviders.Values;

namespace MediaProviders.Provider.Tests.Resources;

/// <summary>Writes property trees as a program would.</summary>
internal static class Tree
{
    public static UnknownValue Unknown => UnknownValue.Instance;

    public static ObjectValue Of(params (string Name, object? Value)[] members) =>
        new([.. members.Select(m => KeyValuePair.Create(m.Name, From(m.Value)))]);

    public static Value Secret(object value) => From(value).AsSecret();

    public static ObjectValue Basic(object? username, object? password) => Of(("basic", Of(("username", username), ("password", password))));

    public static ObjectValue Bearer(object? token) => Of(("bearer", token));

    /// <summary>The tree as one line, secrets in <c>S(…)</c>, unknowns as <c>?</c>, members sorted: easy to compare and to read in a failure.</summary>
    public static string Show(Value value) => value switch
    {
        SecretValue secret => $"S({Show(secret.Inner)})",
        UnknownValue => "?",
        NullValue => "null",
        StringValue text => text.Content,
        BoolValue flag => flag.Content ? "true" : "false",
        NumberValue number => $"{number.Content}",
        ArrayValue array => $"[{string.Join(", ", array.Items.Select(Show))}]",
        ObjectValue container => $"{{{string.Join(", ", container.Members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{m.Key}: {Show(m.Value)}"))}}}",
        _ => value.Kind,
    };

    private static Value From(object? value) => value switch
    {
        null => NullValue.Instance,
        Value tree => tree,
        string text => new StringValue(text),
        bool flag => BoolValue.Of(flag),
        int number => new NumberValue(number),
        double number => new NumberValue(number),
        _ => throw new ArgumentException($"No value of type {value.GetType().Name} in a tree."),
    };
}
