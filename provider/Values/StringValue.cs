namespace MediaProviders.Values;

/// <summary>A text. It may be a secret that is not marked yet, so it is never printed.</summary>
internal sealed class StringValue(string content) : Value
{
    /// <summary>The content.</summary>
    public string Content { get; } = content;

    /// <inheritdoc/>
    public override string Kind => "a string";
}
