namespace MediaProviders.Schema;

/// <summary>A text out of a fixed set.</summary>
/// <param name="name">The type's own name, in Pascal case; SDKs make an enumeration of it.</param>
internal sealed class EnumType(string name, string description, params EnumType.Member[] values) : TypeShape
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public IReadOnlyList<Member> Values { get; } = values;

    public override string Kind => "a string";

    /// <param name="Name">The name of the choice in programming languages, in Pascal case.</param>
    internal sealed record Member(string Value, string Name, string Description);
}
