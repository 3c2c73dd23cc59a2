namespace MediaProviders.Values;

/// <summary>Carries marks of secrecy from one tree to another.</summary>
internal static class Marks
{
    /// <summary>
    /// The same value, marked wherever <paramref name="known"/> is: what a program marks secret stays so when the server is asked what it is now.
    /// </summary>
    public static Value MarkedLike(this Value value, Value known) => known.IsSecret
        ? value.AsSecret()
        : value is ObjectValue members && known is ObjectValue last ? members.MarkedLike(last) : value;

    /// <inheritdoc cref="MarkedLike(Value, Value)"/>
    public static ObjectValue MarkedLike(this ObjectValue value, ObjectValue known) =>
        value.Map((name, member) => member.MarkedLike(known[name]));

    /// <summary>True when the value or anything inside it is marked secret.</summary>
    public static bool ContainsSecret(this Value value) => value.IsSecret || value.Plain switch
    {
        Value.List array => array.Items.Any(ContainsSecret),
        ObjectValue container => container.Members.Any(member => member.Value.ContainsSecret()),
        Value.Opaque opaque => opaque.Members.ContainsSecret(),
        _ => false,
    };
}
