namespace MediaProviders.Provider.Tests.Values;

/// <summary>Short ways to write trees.</summary>
internal static class Tree
{
    public static ObjectValue Object(params (string Name, Value Value)[] members) =>
        new([.. members.Select(m => KeyValuePair.Create(m.Name, m.Value))]);

    public static Value.List List(params Value[] items) => new(items);

    public static Value.Text Text(string content) => new(content);

    public static Value.Number Number(double content) => new(content);

    public static Value Secret(string content) => new Value.Secret(new Value.Text(content));

    /// <summary>An object in an object in an object, as many as asked for, with a text at the end.</summary>
    public static ObjectValue Nested(int levels, Value? end = null)
    {
        var value = end ?? Text("end");
        for (var i = 0; i < levels; i++)
        {
            value = Object(("in", value));
        }

        return Object(("top", value));
    }
}
