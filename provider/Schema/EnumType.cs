namespace MediaProviders.Schema;

/// <summary>A text out of a fixed set.</summary>
/// <param name="name">The type's own name, in Pascal case; SDKs make an enumeration of it.</param>
/// <param name="description">What the choice is about.</param>
/// <param name="values">The permitted texts.</param>
internal sealed class EnumType(string name, string description, params EnumType.Member[] values) : TypeShape
{
    /// <summary>The type's own name, in Pascal case.</summary>
    public string Name { get; } = name;

    /// <summary>What the choice is about.</summary>
    public string Description { get; } = description;

    /// <summary>The permitted texts.</summary>
    public IReadOnlyList<Member> Values { get; } = values;

    /// <inheritdoc/>
    public override string Kind => "a string";

    /// <summary>One permitted text of an <see cref="EnumType"/>.</summary>
    /// <param name="Value">The text.</param>
    /// <param name="Name">The name of the choice in programming languages, in Pascal case.</param>
    /// <param name="Description">What choosing it means.</param>
    internal sealed record Member(string Value, string Name, string Description);
}
