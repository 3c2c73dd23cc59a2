namespace MediaProviders.Schema;

/// <summary>A text out of a fixed set.</summary>
/// <param name="name">The type's own name, in Pascal case; SDKs make an enumeration of it.</param>
/// <param name="description">What the choice is about.</param>
/// <param name="values">The permitted texts.</param>
internal sealed class EnumType(string name, string description, params EnumValue[] values) : TypeShape
{
    /// <summary>The type's own name, in Pascal case.</summary>
    public string Name { get; } = name;

    /// <summary>What the choice is about.</summary>
    public string Description { get; } = description;

    /// <summary>The permitted texts.</summary>
    public IReadOnlyList<EnumValue> Values { get; } = values;

    /// <inheritdoc/>
    public override string Kind => "a string";
}
