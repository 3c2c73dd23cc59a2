using System.Diagnostics.CodeAnalysis;

namespace MediaProviders.Values;

/// <summary>Named values. Their order is kept for encoding, and has no meaning.</summary>
internal sealed class ObjectValue : Value
{
    // A linear search beats hashing for the handful of members a resource has.
    private const int LinearSearchLimit = 12;

    private readonly KeyValuePair<string, Value>[] members;
    private readonly Dictionary<string, Value>? index;

    /// <summary>Creates an object. If a name occurs more than once, its last value counts, as in protobuf's maps.</summary>
    public ObjectValue(params KeyValuePair<string, Value>[] members)
    {
        if (members.Length > LinearSearchLimit || HasDuplicates(members))
        {
            index = new Dictionary<string, Value>(members.Length, StringComparer.Ordinal);
            foreach (var (name, value) in members)
            {
                index[name] = value;
            }

            this.members = index.Count == members.Length ? members : [.. index];
        }
        else
        {
            this.members = members;
        }
    }

    public static ObjectValue Empty { get; } = new();

    public static ObjectValue Of(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var pairs = new KeyValuePair<string, Value>[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            pairs[i] = KeyValuePair.Create(members[i].Name, members[i].Value);
        }

        return new ObjectValue(pairs);
    }

    /// <summary>The members; each name once.</summary>
    public IReadOnlyList<KeyValuePair<string, Value>> Members => members;

    public override string Kind => "an object";

    /// <summary>The member called <paramref name="name"/>; <see cref="Value.Null"/> when there is none.</summary>
    public Value this[string name] => TryGet(name, out var value) ? value : Value.Null.Instance;

    public bool TryGet(string name, [NotNullWhen(true)] out Value? value)
    {
        if (index is not null)
        {
            return index.TryGetValue(name, out value);
        }

        var at = IndexOf(members, name);
        value = at < 0 ? null : members[at].Value;
        return at >= 0;
    }

    /// <summary>A copy with <paramref name="name"/> set to <paramref name="value"/>, or without that member when the value is null.</summary>
    public ObjectValue With(string name, Value? value)
    {
        var at = IndexOf(members, name);
        var before = members.AsSpan(0, at < 0 ? members.Length : at);
        var after = members.AsSpan(at < 0 ? members.Length : at + 1);
        return value is not null ? new ObjectValue([.. before, .. after, KeyValuePair.Create(name, value)])
            : at < 0 ? this
            : new ObjectValue([.. before, .. after]);
    }

    /// <summary>A copy whose values are those that <paramref name="change"/> returns for each name and value.</summary>
    public ObjectValue Map(Func<string, Value, Value> change) =>
        new(Array.ConvertAll(members, m => KeyValuePair.Create(m.Key, change(m.Key, m.Value))));

    /// <summary>A copy with only the members for which <paramref name="keep"/> returns true.</summary>
    public ObjectValue Keep(Func<string, Value, bool> keep) => new(Array.FindAll(members, m => keep(m.Key, m.Value)));

    public override Value MarkedLike(Value known) => known is ObjectValue last ? MarkedLike(last) : base.MarkedLike(known);

    /// <inheritdoc cref="Value.MarkedLike(Value)"/>
    public ObjectValue MarkedLike(ObjectValue known) => Map((name, member) => member.MarkedLike(known[name]));

    // Each pair is compared once: comparing both ways at every level would double the work with every level.
    internal bool MatchesMembers(ObjectValue other) =>
        Array.TrueForAll(members, member => member.Value.Matches(other[member.Key]))
        && Array.TrueForAll(other.members, member => member.Value.IsAbsent || TryGet(member.Key, out _));

    private static int IndexOf(ReadOnlySpan<KeyValuePair<string, Value>> members, string name)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasDuplicates(ReadOnlySpan<KeyValuePair<string, Value>> members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            if (IndexOf(members[..i], members[i].Key) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
