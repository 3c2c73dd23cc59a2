namespace MediaProviders.Values;

/// <summary>Tells whether two values mean the same.</summary>
internal static class ValueComparison
{
    /// <summary>
    /// True when both mean the same: marks of secrecy do not count, null equals an absent key, the order of members does not count.
    /// An unknown equals nothing, not even an unknown: nobody knows yet.
    /// </summary>
    public static bool Matches(this Value left, Value right)
    {
        left = left.Plain;
        right = right.Plain;
        return (left, right) switch
        {
            (UnknownValue, _) or (_, UnknownValue) => false,
            _ when ReferenceEquals(left, right) => !ContainsUnknown(left),
            (StringValue a, StringValue b) => SecretText.FixedTimeEquals(a.Content, b.Content),
            (BoolValue a, BoolValue b) => a.Content == b.Content,
            (NumberValue a, NumberValue b) => a.Content.Equals(b.Content),
            (ArrayValue a, ArrayValue b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => pair.First.Matches(pair.Second)),
            (ObjectValue a, ObjectValue b) => Covers(a, b) && Covers(b, a),
            (OpaqueValue a, OpaqueValue b) => a.Members.Matches(b.Members),
            _ => false,
        };
    }

    /// <summary>True when the value or anything inside it is not known yet.</summary>
    public static bool ContainsUnknown(this Value value) => value.Plain switch
    {
        UnknownValue => true,
        ArrayValue array => array.Items.Any(ContainsUnknown),
        ObjectValue container => container.Members.Any(member => member.Value.ContainsUnknown()),
        OpaqueValue opaque => opaque.Members.ContainsUnknown(),
        _ => false,
    };

    private static bool Covers(ObjectValue whole, ObjectValue part) =>
        part.Members.All(member => member.Value.IsAbsent ? whole[member.Key].IsAbsent : member.Value.Matches(whole[member.Key]));
}
