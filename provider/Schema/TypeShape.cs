namespace MediaProviders.Schema;

/// <summary>What values a property takes. One description of every type is the source of the package schema, of the checks and of the secret marks.</summary>
internal abstract class TypeShape
{
    /// <summary>What a value of the type is called in a message: "a string", "an object".</summary>
    public abstract string Kind { get; }

    /// <summary>A list of values of one type.</summary>
    /// <param name="element">The type of every item.</param>
    internal sealed class List(TypeShape element) : TypeShape
    {
        /// <summary>The type of every item.</summary>
        public TypeShape Element { get; } = element;

        /// <inheritdoc/>
        public override string Kind => "an array";
    }

    /// <summary>Values of one type under names the user chooses.</summary>
    /// <param name="element">The type of every value.</param>
    internal sealed class Map(TypeShape element) : TypeShape
    {
        /// <summary>The type of every value.</summary>
        public TypeShape Element { get; } = element;

        /// <inheritdoc/>
        public override string Kind => "an object";
    }

    /// <summary>A plain value: a text, a truth value, a number.</summary>
    internal sealed class Scalar : TypeShape
    {
        private Scalar(string name, string kind)
        {
            Name = name;
            Kind = kind;
        }

        /// <summary>A text.</summary>
        public static Scalar String { get; } = new("string", "a string");

        /// <summary>True or false.</summary>
        public static Scalar Boolean { get; } = new("boolean", "a boolean");

        /// <summary>A whole number.</summary>
        public static Scalar Integer { get; } = new("integer", "a whole number");

        /// <summary>A number.</summary>
        public static Scalar Number { get; } = new("number", "a number");

        /// <summary>The name JSON Schema gives the type.</summary>
        public string Name { get; }

        /// <inheritdoc/>
        public override string Kind { get; }
    }
}
