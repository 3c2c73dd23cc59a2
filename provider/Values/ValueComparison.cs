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
            (Value.Unknown, _) or (_, Value.Unknown) => false,
            _ when ReferenceEquals(left, right) => !ContainsUnknown(left),
            (Value.Text a, Value.Text b) => SecretText.FixedTimeEquals(a.Content, b.Content),
            (Value.Bool a, Value.Bool b) => a.Content == b.Content,
            (Value.Number a, Value.Number b) => a.Content.Equals(b.Content),
            (Value.List a, Value.List b) => MatchesItems(a, b),
            (ObjectValue a, ObjectValue b) => MatchesMembers(a, b),
            (Value.Opaque a, Value.Opaque b) => a.Members.Matches(b.Members),
            _ => false,
        };
    }

    /// <summary>True when the value or anything inside it is not known yet.</summary>
    public static bool ContainsUnknown(this Value value) => value.Plain switch
    {
        Value.Unknown => true,
        Value.List array => array.Items.Any(ContainsUnknown),
        ObjectValue container => container.Members.Any(member => member.Value.ContainsUnknown()),
        Value.Opaque opaque => opaque.Members.ContainsUnknown(),
        _ => false,
    };

    private static bool MatchesItems(Value.List left, Value.List right)
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
