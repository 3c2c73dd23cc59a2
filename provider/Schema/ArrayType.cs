namespace MediaProviders.Schema;

/// <summary>A list of values of one type.</summary>
/// <param name="element">The type of every item.</param>
internal sealed class ArrayType(TypeShape element) : TypeShape
{
    /// <summary>The type of every item.</summary>
    public TypeShape Element { get; } = element;

    /// <inheritdoc/>
    public override string Kind => "an array";
}
