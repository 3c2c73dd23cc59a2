namespace MediaProviders.Schema;

/// <summary>Values of one type under names the user chooses.</summary>
/// <param name="element">The type of every value.</param>
internal sealed class MapType(TypeShape element) : TypeShape
{
    /// <summary>The type of every value.</summary>
    public TypeShape Element { get; } = element;

    /// <inheritdoc/>
    public override string Kind => "an object";
}
