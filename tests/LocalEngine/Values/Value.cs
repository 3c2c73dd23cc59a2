namespace MediaProviders.LocalEngine.Values;

/// <summary>A property value as the engine holds it: the shapes of <c>google.protobuf.Value</c>, and secret and unknown as kinds of their own.</summary>
internal abstract record Value
{
    /// <summary>True when this value, or anything inside it, is not known yet.</summary>
    public virtual bool HasUnknowns => false;

    /// <summary>True when this value, or anything inside it, is a secret.</summary>
    public virtual bool HasSecrets => false;

    /// <summary>The same value without its secret marks.</summary>
    public virtual Value Plain() => this;
}

internal sealed record NullValue : Value
{
    public static readonly NullValue Instance = new();
}

internal sealed record BoolValue(bool Flag) : Value;

internal sealed record NumberValue(double Number) : Value;

internal sealed record TextValue(string Text) : Value;

/// <summary>A value that only the update will know. The sentinel says which type it will have; only text is ever made here.</summary>
internal sealed record UnknownValue(string Sentinel) : Value
{
    /// <summary>The sentinel Pulumi uses for text, and for everything whose type does not matter.</summary>
    public const string TextSentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    public static readonly UnknownValue Instance = new(TextSentinel);

    /// <summary>The seven sentinels of Pulumi 3.260: bool, number, string, array, asset, archive, object.</summary>
    public static readonly IReadOnlySet<string> Sentinels = new HashSet<string>(StringComparer.Ordinal)
    {
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", "3eeb2bf0-c639-47a8-9e75-3b44932eb421", TextSentinel, "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
        "030794c1-ac77-496b-92df-f27374a8bd58", "e48ece36-62e2-4504-bad9-02848725956a", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    };

    public override bool HasUnknowns => true;
}

internal sealed record SecretValue(Value Inner) : Value
{
    public override bool HasUnknowns => Inner.HasUnknowns;

    public override bool HasSecrets => true;

    public override Value Plain() => Inner.Plain();

    /// <summary>Marks a value as secret; a secret stays as it is.</summary>
    public static Value Of(Value value) => value as SecretValue ?? new SecretValue(value);

    public override string ToString() => "[secret]";
}

internal sealed record ListValue(IReadOnlyList<Value> Items) : Value
{
    public override bool HasUnknowns => Items.Any(item => item.HasUnknowns);

    public override bool HasSecrets => Items.Any(item => item.HasSecrets);

    public override Value Plain() => HasSecrets ? new ListValue([.. Items.Select(item => item.Plain())]) : this;

    public bool Equals(ListValue? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;
}

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
