using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>Named properties.</summary>
/// <param name="name">The type's own name, in Pascal case; empty where it is only ever written in place.</param>
internal sealed class ObjectType(string name, string description, params Property[] properties) : TypeShape
{
    // Looked through for each member of each call: an array is, without an enumerator on the heap.
    private readonly Property[] properties = properties;

    /// <summary>The type's own name, in Pascal case; empty where it is only ever written in place.</summary>
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>The properties it may have; no others are taken.</summary>
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
    /// The same object with every secret property marked, and nothing else but what its sender marked itself: a mark around an object or a list
    /// of the schema is opened, because a mark at the leaf protects as much and lets the rest be seen.
    /// </summary>
    public ObjectValue Mark(ObjectValue value) =>
        value.Map((name, member) => Find(name) is { } property ? Mark(property.Type, member, property.Secret) : member);

    // A mistyped name may well be that of the secret.
    private ObjectValue MarkStrangers(ObjectValue value) => value.Members.All(m => Find(m.Key) is not null)
        ? value
        : value.Map((name, member) => Find(name) is null && !member.IsAbsent ? member.AsSecret() : member);

    private static Value Mark(TypeShape type, Value value, bool secret) => (type, value.Plain) switch
    {
        (ObjectType { HoldsSecrets: true } shape, ObjectValue container) => shape.MarkStrangers(shape.Mark(container)),
        (ObjectType shape, ObjectValue container) => shape.Mark(container),

        // A secret in the wrong place is still one, though it is going to be refused.
        (ObjectType { HoldsSecrets: true }, not (Value.Unknown or Value.Null)) => value.AsSecret(),
        (Map map, ObjectValue container) => container.Map((_, member) => Mark(map.Element, member, secret)),
        (List array, Value.List list) => new Value.List([.. list.Items.Select(item => Mark(array.Element, item, secret))]),
        _ => secret && !value.IsAbsent ? value.AsSecret() : value,
    };
}
