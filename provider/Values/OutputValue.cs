namespace MediaProviders.Values;

/// <summary>A value that says whether it is known and secret, and what it depends on.</summary>
internal sealed class OutputValue(Value? known, bool secret, IReadOnlyList<string> dependencies) : Value
{
    /// <summary>The value; null while it is unknown.</summary>
    public Value? Known { get; } = known;

    /// <summary>The resources the value depends on, by the names its front uses.</summary>
    public IReadOnlyList<string> Dependencies { get; } = dependencies;

    /// <inheritdoc/>
    public override string Kind => Plain.Kind;

    /// <inheritdoc/>
    public override Value Plain => Known?.Plain ?? UnknownValue.Instance;

    /// <inheritdoc/>
    public override bool IsSecret { get; } = secret || known is { IsSecret: true };
}
