namespace MediaProviders.LocalEngine.Values;

/// <summary>An object, or the inputs or outputs of a resource. Equal when keys and values are, whatever the order.</summary>
internal sealed record ObjectValue(IReadOnlyDictionary<string, Value> Entries) : Value
{
    public static readonly ObjectValue Empty = new(new Dictionary<string, Value>(StringComparer.Ordinal));

    public ObjectValue(IEnumerable<KeyValuePair<string, Value>> entries)
        : this(new Dictionary<string, Value>(entries, StringComparer.Ordinal))
    {
    }

    public override bool HasUnknowns => Entries.Values.Any(entry => entry.HasUnknowns);

    public override bool HasSecrets => Entries.Values.Any(entry => entry.HasSecrets);

    /// <summary>The value under a key, or nothing.</summary>
    public Value? this[string key] => Entries.GetValueOrDefault(key);

    public override Value Plain() => PlainObject();

    public ObjectValue PlainObject() =>
        HasSecrets ? new ObjectValue(Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Plain()))) : this;

    /// <summary>A copy with one entry set, or removed when the value is null.</summary>
    public ObjectValue With(string key, Value? value)
    {
        var copy = new Dictionary<string, Value>(Entries, StringComparer.Ordinal);
        if (value is null)
        {
            copy.Remove(key);
        }
        else
        {
            copy[key] = value;
        }

        return new ObjectValue(copy);
    }

    public bool Equals(ObjectValue? other) =>
        other is not null
        && Entries.Count == other.Entries.Count
        && Entries.All(entry => other.Entries.TryGetValue(entry.Key, out var value) && entry.Value.Equals(value));

    public override int GetHashCode() => Entries.Count;
}
