namespace MediaProviders.Schema;

/// <summary>A plain value: a text, a truth value, a number.</summary>
internal sealed class ScalarType : TypeShape
{
    private ScalarType(string name, string kind)
    {
        Name = name;
        Kind = kind;
    }

    /// <summary>A text.</summary>
    public static ScalarType String { get; } = new("string", "a string");

    /// <summary>True or false.</summary>
    public static ScalarType Boolean { get; } = new("boolean", "a boolean");

    /// <summary>A whole number.</summary>
    public static ScalarType Integer { get; } = new("integer", "a whole number");

    /// <summary>A number.</summary>
    public static ScalarType Number { get; } = new("number", "a number");

    /// <summary>The name JSON Schema gives the type.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string Kind { get; }
}
