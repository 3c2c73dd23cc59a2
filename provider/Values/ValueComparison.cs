namespace MediaProviders.Values;

/// <summary>Tells whether two values mean the same.</summary>
internal static class ValueComparison
{
    /// <summary>
    /// True when both mean the same: marks of secrecy do not count, null equals an absent key, the order of members does not count.
    /// An unknown equals nothing, not even an unknown: its value is not known yet.
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
            (ArrayValue a, ArrayValue b) => MatchesItems(a, b),
            (ObjectValue a, ObjectValue b) => MatchesMembers(a, b),
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

    private static bool MatchesItems(ArrayValue left, ArrayValue right)
    {
        var same = left.Items.Count == right.Items.Count;
        for (var i = 0; same && i < left.Items.Count; i++)
        {
            same = left.Items[i].Matches(right.Items[i]);
        }

        return same;
    }

    // Each pair is compared once: comparing both ways at every level would double the work with every level.
    private static bool MatchesMembers(ObjectValue left, ObjectValue right)
    {
        foreach (var (name, value) in left.Members)
        {
            if (!value.Matches(right[name]))
            {
                return false;
            }
        }

        foreach (var (name, value) in right.Members)
        {
            if (!value.IsAbsent && !left.TryGet(name, out _))
            {
                return false;
            }
        }

        return true;
    }
}
