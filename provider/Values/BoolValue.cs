namespace MediaProviders.Values;

/// <summary>True or false.</summary>
internal sealed class BoolValue : Value
{
    private BoolValue(bool content) => Content = content;

    /// <summary>The value true.</summary>
    public static BoolValue True { get; } = new(true);

    /// <summary>The value false.</summary>
    public static BoolValue False { get; } = new(false);

    /// <summary>The content.</summary>
    public bool Content { get; }

    /// <inheritdoc/>
    public override string Kind => "a boolean";

    /// <summary>The instance for <paramref name="content"/>.</summary>
    public static BoolValue Of(bool content) => content ? True : False;
}
