namespace MediaProviders.Schema;

/// <summary>The type of a property. The package schema, the validation and the secret marks all come from this one description.</summary>
internal abstract class TypeShape
{
    /// <summary>The type in a message: "a string", "an object".</summary>
    public abstract string Kind { get; }

    internal sealed class List(TypeShape element) : TypeShape
    {
        public TypeShape Element { get; } = element;

        public override string Kind => "an array";
    }

    /// <summary>Values of one type, with names that the user chooses.</summary>
    internal sealed class Map(TypeShape element) : TypeShape
    {
        public TypeShape Element { get; } = element;

        public override string Kind => "an object";
    }

    internal sealed class Scalar : TypeShape
    {
        private Scalar(string name, string kind) => (Name, Kind) = (name, kind);

        public static Scalar String { get; } = new("string", "a string");

        public static Scalar Boolean { get; } = new("boolean", "a boolean");

        public static Scalar Integer { get; } = new("integer", "a whole number");

        public static Scalar Number { get; } = new("number", "a number");

        public string Name { get; }

        public override string Kind { get; }
    }
}

/// <summary>A string that has one of a fixed set of values.</summary>
/// <param name="name">The type's name, in Pascal case; SDKs generate an enumeration of that name.</param>
internal sealed class EnumType(string name, string description, params EnumType.Member[] values) : TypeShape
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public IReadOnlyList<Member> Values { get; } = values;

    public override string Kind => "a string";

    /// <param name="Name">The value's name in programming languages, in Pascal case.</param>
    internal sealed record Member(string Value, string Name, string Description);
}
