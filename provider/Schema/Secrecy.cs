using MediaProviders.Values;

namespace MediaProviders.Schema;

/// <summary>Puts the marks of secrecy where the schema wants them: at the leaves.</summary>
internal static class Secrecy
{
    /// <summary>
    /// The same object with every secret property marked, and nothing else but what its sender marked itself: a mark around an object or a list
    /// of the schema is opened, because a mark at the leaf protects as much and lets the rest be seen.
    /// </summary>
    public static ObjectValue Mark(this ObjectType type, ObjectValue value) =>
        value.Map((name, member) => type.Find(name) is { } property ? Mark(property.Type, member, property.Secret) : member);

    // A mistyped name may well be that of the secret.
    private static ObjectValue MarkStrangers(ObjectType type, ObjectValue value) =>
        value.Members.All(m => type.Find(m.Key) is not null)
            ? value
            : value.Map((name, member) => type.Find(name) is null && !member.IsAbsent ? member.AsSecret() : member);

    private static Value Mark(TypeShape type, Value value, bool secret)
    {
        switch (type, value.Plain)
        {
            case (ObjectType shape, ObjectValue container):
                return shape.HoldsSecrets ? MarkStrangers(shape, shape.Mark(container)) : shape.Mark(container);
            case (ObjectType shape, not (Value.Unknown or Value.Null)) when shape.HoldsSecrets:
                // A secret in the wrong place is still one, though it is going to be refused.
                return value.AsSecret();
            case (TypeShape.Map map, ObjectValue container):
                return container.Map((_, member) => Mark(map.Element, member, secret));
            case (TypeShape.List array, Value.List list):
                return new Value.List([.. list.Items.Select(item => Mark(array.Element, item, secret))]);
            default:
                return secret && !value.IsAbsent ? value.AsSecret() : value;
        }
    }
}
