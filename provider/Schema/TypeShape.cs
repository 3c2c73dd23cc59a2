using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>The type of a property. The package schema, the validation and the secret marks all come from this one description.</summary>
internal abstract record TypeShape
{
    /// <summary>The type in a message: "a string", "an object".</summary>
    public abstract string Kind { get; }

    internal sealed record List(TypeShape Element) : TypeShape
    {
        public override string Kind => "an array";
    }

    /// <summary>Values of one type, with names that the user chooses.</summary>
    internal sealed record Map(TypeShape Element) : TypeShape
    {
        public override string Kind => "an object";
    }

    internal sealed record Scalar : TypeShape
    {
        private readonly Func<Value, bool> fits;

        private Scalar(string name, string kind, Func<Value, bool> fits) => (Name, Kind, this.fits) = (name, kind, fits);

        public static Scalar String { get; } = new("string", "a string", value => value is Value.Text);

        public static Scalar Boolean { get; } = new("boolean", "a boolean", value => value is Value.Bool);

        public static Scalar Integer { get; } =
            new("integer", "a whole number", value => value is Value.Number number && number.Content == Math.Floor(number.Content));

        public static Scalar Number { get; } = new("number", "a number", value => value is Value.Number);

        public string Name { get; }

        public override string Kind { get; }

        /// <summary>True for a value of this type.</summary>
        /// <param name="value">The value without its marks, and known.</param>
        public bool Fits(Value value) => fits(value);
    }
}

/// <summary>A string that has one of a fixed set of values.</summary>
/// <param name="Name">The type's name, in Pascal case; SDKs generate an enumeration of that name.</param>
internal sealed record EnumType(string Name, string Description, params IReadOnlyList<EnumType.Member> Values) : TypeShape
{
    public override string Kind => "a string";

    /// <param name="Name">The value's name in programming languages, in Pascal case.</param>
    internal sealed record Member(string Value, string Name, string Description);
}

/// <summary>An object with named properties.</summary>
/// <param name="Name">The type's name, in Pascal case; empty for a type that the schema only uses inline.</param>
/// <param name="Properties">
/// The properties that are allowed; all others are refused. An array is enumerated without an allocation: it is searched for each member in each call.
/// </param>
internal sealed record ObjectType(string Name, string Description, params Property[] Properties) : TypeShape
{
    /// <summary>True when exactly one of the properties must be given. Default: false.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>True when a property of it, or of an object inside it, is secret.</summary>
    public bool HoldsSecrets { get; } = Array.Exists(Properties, p => p.Secret || p.Type is ObjectType { HoldsSecrets: true });

    public override string Kind => "an object";

    public Property? Find(string propertyName)
    {
        foreach (var property in Properties)
        {
            if (property.Name == propertyName)
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>
    /// A copy in which every secret property is marked, and everything that its sender marked stays so. A mark on a whole object or list of the schema is moved
    /// to the secret leaves inside it: that protects as much, and the rest stays visible.
    /// </summary>
    public ObjectValue Mark(ObjectValue value) =>
        value.Map((name, member) => Find(name) is { } property ? Mark(property.Type, member, property.Secret) : member);

    // A misspelt name may be that of the secret.
    private ObjectValue MarkUnknownMembers(ObjectValue value) => value.Members.All(m => Find(m.Key) is not null)
        ? value
        : value.Map((name, member) => Find(name) is null && !member.IsAbsent ? member.AsSecret() : member);

    private static Value Mark(TypeShape type, Value value, bool secret) => (type, value.Plain) switch
    {
        (ObjectType { HoldsSecrets: true } shape, ObjectValue container) => shape.MarkUnknownMembers(shape.Mark(container)),
        (ObjectType shape, ObjectValue container) => shape.Mark(container),

        // A value of the wrong type may still be the secret, although it will be refused.
        (ObjectType { HoldsSecrets: true }, not (Value.Unknown or Value.Null)) => value.AsSecret(),
        (Map map, ObjectValue container) => container.Map((_, member) => Mark(map.Element, member, secret)),
        (List array, Value.List list) => new Value.List([.. list.Items.Select(item => Mark(array.Element, item, secret))]),
        _ => secret && !value.IsAbsent ? value.AsSecret() : value,
    };
}
