namespace MediaProviders.Schema;

/// <summary>Named properties.</summary>
/// <param name="name">The type's own name, in Pascal case; empty where it is only ever written in place.</param>
/// <param name="description">What the object describes.</param>
/// <param name="properties">The properties it may have; no others are taken.</param>
internal sealed class ObjectType(string name, string description, params Property[] properties) : TypeShape
{
    // Looked through for each member of each call: an array is, without an enumerator on the heap.
    private readonly Property[] properties = properties;

    /// <summary>The type's own name, in Pascal case; empty where it is only ever written in place.</summary>
    public string Name { get; } = name;

    /// <summary>What the object describes.</summary>
    public string Description { get; } = description;

    /// <summary>The properties it may have; no others are taken.</summary>
    public IReadOnlyList<Property> Properties => properties;

    /// <summary>True when exactly one of the properties must be given. Default: false.</summary>
    public bool ExactlyOne { get; init; }

    /// <summary>True when a property of it, or of an object inside it, is secret.</summary>
    public bool HoldsSecrets { get; } = Array.Exists(properties, p => p.Secret || p.Type is ObjectType { HoldsSecrets: true });

    /// <inheritdoc/>
    public override string Kind => "an object";

    /// <summary>The property called <paramref name="propertyName"/>, or null when there is none.</summary>
    public Property? Find(string propertyName)
    {
        foreach (var property in properties)
        {
            if (string.Equals(property.Name, propertyName, StringComparison.Ordinal))
            {
                return property;
            }
        }

        return null;
    }
}
