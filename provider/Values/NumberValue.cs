namespace MediaProviders.Values;

/// <summary>A number: an IEEE double, as property trees carry it; integers beyond 2^53 have lost precision before they arrive.</summary>
internal sealed class NumberValue(double content) : Value
{
    /// <summary>The content.</summary>
    public double Content { get; } = content;

    /// <inheritdoc/>
    public override string Kind => "a number";
}
