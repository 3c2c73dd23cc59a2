namespace MediaProviders.Values;

/// <summary>An explicit null. It means the same as a key that is not there.</summary>
internal sealed class NullValue : Value
{
    private NullValue()
    {
    }

    /// <summary>The only instance.</summary>
    public static NullValue Instance { get; } = new();

    /// <inheritdoc/>
    public override string Kind => "null";
}
