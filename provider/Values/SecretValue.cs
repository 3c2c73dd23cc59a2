namespace MediaProviders.Values;

/// <summary>A value marked secret: fronts keep the mark, so that it is encrypted in state and masked on screens.</summary>
internal sealed class SecretValue(Value inner) : Value
{
    /// <summary>What is marked; it may hold further marks.</summary>
    public Value Inner { get; } = inner;

    /// <inheritdoc/>
    public override string Kind => Plain.Kind;

    /// <inheritdoc/>
    public override Value Plain => Inner.Plain;

    /// <inheritdoc/>
    public override bool IsSecret => true;
}
