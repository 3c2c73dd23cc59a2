namespace MediaProviders.Values;

/// <summary>An ordered list of values.</summary>
internal sealed class ArrayValue(IReadOnlyList<Value> items) : Value
{
    /// <summary>The items, in order.</summary>
    public IReadOnlyList<Value> Items { get; } = items;

    /// <inheritdoc/>
    public override string Kind => "an array";
}
