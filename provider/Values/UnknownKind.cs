namespace MediaProviders.Values;

/// <summary>What an unknown value is going to be.</summary>
internal enum UnknownKind
{
    /// <summary>A string, and anything of no known kind.</summary>
    String,

    /// <summary>A boolean.</summary>
    Bool,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A file.</summary>
    Asset,

    /// <summary>A collection of files.</summary>
    Archive,

    /// <summary>An object.</summary>
    Object,
}
