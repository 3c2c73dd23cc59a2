namespace MediaProviders.Values;

/// <summary>A value only its front understands, such as an asset: it is kept intact and never looked into.</summary>
/// <param name="kind">What it is, in words for a person.</param>
/// <param name="members">Everything it carries, its signature included.</param>
internal sealed class OpaqueValue(string kind, ObjectValue members) : Value
{
    /// <summary>Everything it carries, its signature included.</summary>
    public ObjectValue Members { get; } = members;

    /// <inheritdoc/>
    public override string Kind { get; } = kind;
}
