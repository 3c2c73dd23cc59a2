namespace MediaProviders.Schema;

/// <summary>What values a property takes. One description of every type is the source of the package schema, of the checks and of the secret marks.</summary>
internal abstract class TypeShape
{
    /// <summary>What a value of the type is called in a message: "a string", "an object".</summary>
    public abstract string Kind { get; }

    internal sealed class List(TypeShape element) : TypeShape
    {
        public TypeShape Element { get; } = element;

        public override string Kind => "an array";
    }

    /// <summary>Values of one type under names the user chooses.</summary>
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
