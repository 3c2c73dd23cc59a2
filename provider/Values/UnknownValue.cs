namespace MediaProviders.Values;

/// <summary>A value that is not known yet, as in the preview of a resource that depends on another.</summary>
internal sealed class UnknownValue : Value
{
    private static readonly UnknownValue[] OfKind = Array.ConvertAll(Enum.GetValues<UnknownKind>(), kind => new UnknownValue(kind));

    private UnknownValue(UnknownKind kind) => Expected = kind;

    /// <summary>An unknown of no known kind; fronts send it as an unknown string.</summary>
    public static UnknownValue Instance => Of(UnknownKind.String);

    /// <summary>What the value will be, as far as its sender said.</summary>
    public UnknownKind Expected { get; }

    /// <inheritdoc/>
    public override string Kind => "unknown";

    /// <summary>The unknown that is going to be <paramref name="kind"/>.</summary>
    public static UnknownValue Of(UnknownKind kind) => OfKind[(int)kind];
}
