using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>Puts the marks of secrecy where the schema wants them: at the leaves.</summary>
internal static class Secrecy
{
    /// <summary>
    /// The same object with every secret property marked, and nothing else but what its sender marked itself: a mark around an object or a list
    /// of the schema is opened, because a mark at the leaf protects as much and lets the rest be seen.
    /// </summary>
    public static ObjectValue Mark(this ObjectType type, ObjectValue value)
    {
        var marked = new KeyValuePair<string, Value>[value.Members.Count];
        for (var i = 0; i < marked.Length; i++)
        {
            var (name, member) = value.Members[i];
            marked[i] = KeyValuePair.Create(name, type.Find(name) is { } property ? Mark(property.Type, member, property.Secret) : member);
        }

        return new ObjectValue(marked);
    }

    private static bool HoldsSecrets(ObjectType type) =>
        type.Properties.Any(p => p.Secret || (p.Type is ObjectType inner && HoldsSecrets(inner)));

    // A mistyped name may well be that of the secret.
    private static ObjectValue MarkStrangers(ObjectType type, ObjectValue value) =>
        value.Members.All(m => type.Find(m.Key) is not null)
            ? value
            : new ObjectValue([.. value.Members.Select(m => KeyValuePair.Create(m.Key, type.Find(m.Key) is null && !m.Value.IsAbsent ? m.Value.AsSecret() : m.Value))]);

    private static Value Mark(TypeShape type, Value value, bool secret)
    {
        switch (type, value.Plain)
        {
            case (ObjectType shape, ObjectValue container):
                return HoldsSecrets(shape) ? MarkStrangers(shape, shape.Mark(container)) : shape.Mark(container);
            case (ObjectType shape, not (UnknownValue or NullValue)) when HoldsSecrets(shape):
                // A secret in the wrong place is still one, though it is going to be refused.
                return value.AsSecret();
            case (MapType map, ObjectValue container):
                return new ObjectValue([.. container.Members.Select(m => KeyValuePair.Create(m.Key, Mark(map.Element, m.Value, secret)))]);
            case (ArrayType array, ArrayValue list):
                return new ArrayValue([.. list.Items.Select(item => Mark(array.Element, item, secret))]);
            default:
                return secret && !value.IsAbsent ? value.AsSecret() : value;
        }
    }
}
