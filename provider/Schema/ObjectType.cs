using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>An object with named properties.</summary>
/// <param name="name">The type's name, in Pascal case; empty for a type that the schema only uses inline.</param>
internal sealed class ObjectType(string name, string description, params Property[] properties) : TypeShape
{
    // An array is enumerated without an allocation: it is searched for each member in each call.
    private readonly Property[] properties = properties;

    /// <summary>The type's name, in Pascal case; empty for a type that the schema only uses inline.</summary>
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>The properties that are allowed; all others are refused.</summary>
    public IReadOnlyList<Property> Properties => properties;

    /// <summary>True when exactly one of the properties must be given. Default: false.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>True when a property of it, or of an object inside it, is secret.</summary>
    public bool HoldsSecrets { get; } = Array.Exists(properties, p => p.Secret || p.Type is ObjectType { HoldsSecrets: true });

    public override string Kind => "an object";

    public Property? Find(string propertyName)
    {
        foreach (var property in properties)
        {
            if (string.Equals(property.Name, propertyName, StringComparison.Ordinal))
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
