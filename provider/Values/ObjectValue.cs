using System.Diagnostics.CodeAnalysis;

namespace MediaProviders.Values;

/// <summary>Named values. The order of arrival is kept for encoding; it has no meaning.</summary>
internal sealed class ObjectValue : Value
{
    // A linear search beats hashing for the handful of members a resource has.
    private const int LinearSearchLimit = 12;

    private readonly KeyValuePair<string, Value>[] members;
    private readonly Dictionary<string, Value>? index;

    /// <summary>Makes an object of <paramref name="members"/>. Where a name comes twice, the last one counts, as protobuf says of maps.</summary>
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

    /// <summary>The object without members.</summary>
    public static ObjectValue Empty { get; } = new();

    /// <summary>The members; each name once.</summary>
    public IReadOnlyList<KeyValuePair<string, Value>> Members => members;

    /// <inheritdoc/>
    public override string Kind => "an object";

    /// <summary>The member called <paramref name="name"/>, or <see cref="NullValue"/> when there is none.</summary>
    public Value this[string name] => TryGet(name, out var value) ? value : Value.Null.Instance;

    /// <summary>Finds the member called <paramref name="name"/>.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out Value? value)
    {
        if (index is not null)
        {
            return index.TryGetValue(name, out value);
        }

        var at = IndexOf(name);
        value = at < 0 ? null : members[at].Value;
        return at >= 0;
    }

    /// <summary>The same object with <paramref name="name"/> set to <paramref name="value"/>, or taken out when that is null.</summary>
    public ObjectValue With(string name, Value? value)
    {
        var at = IndexOf(name);
        var before = members.AsSpan(0, at < 0 ? members.Length : at);
        var after = members.AsSpan(at < 0 ? members.Length : at + 1);
        return value is not null ? new ObjectValue([.. before, .. after, KeyValuePair.Create(name, value)])
            : at < 0 ? this
            : new ObjectValue([.. before, .. after]);
    }

    /// <summary>The same names, each with the value that <paramref name="change"/> makes of its own.</summary>
    public ObjectValue Map(Func<string, Value, Value> change) =>
        new(Array.ConvertAll(members, m => KeyValuePair.Create(m.Key, change(m.Key, m.Value))));

    /// <summary>The same object without the members that <paramref name="keep"/> refuses.</summary>
    public ObjectValue Keep(Func<string, Value, bool> keep) => new(Array.FindAll(members, m => keep(m.Key, m.Value)));

    private int IndexOf(string name)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (string.Equals(members[i].Key, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasDuplicates(KeyValuePair<string, Value>[] members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (string.Equals(members[i].Key, members[j].Key, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
