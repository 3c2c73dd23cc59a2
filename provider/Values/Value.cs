namespace MediaProviders.Values;

/// <summary>
/// One node of a property tree: what a user wrote, what a resource is, what a function returns. The tree knows no protocol;
/// each front (Pulumi's wire today) decodes into it and encodes from it in one place.
/// </summary>
/// <remarks>No node prints its content: <see cref="object.ToString"/> names the kind only, because any text may be a secret.</remarks>
internal abstract class Value
{
    private protected Value()
    {
    }

    /// <summary>What the value is, in words for a person: "a string", "an object".</summary>
    public abstract string Kind { get; }

    /// <summary>True when the value, once its secrecy is taken off, is absent: null is treated like a key that is not there.</summary>
    public bool IsAbsent => Plain is NullValue;

    /// <summary>True when the value, once its secrecy is taken off, is not known yet.</summary>
    public bool IsUnknown => Plain is UnknownValue;

    /// <summary>The value without the marks of secrecy around it; the marks inside it stay.</summary>
    public virtual Value Plain => this;

    /// <summary>True when the value itself is marked secret; marks inside it do not count.</summary>
    public virtual bool IsSecret => false;

    /// <summary>The value marked secret; one that is marked already is returned as it is.</summary>
    public Value AsSecret() => IsSecret ? this : new SecretValue(this);

    /// <inheritdoc/>
    public sealed override string ToString() => Kind;
}
