namespace MediaProviders.Generate.Schema;

/// <summary>Where a property stands in a package schema; it decides which of its traits are written.</summary>
internal enum PropertyRole
{
    /// <summary>A configuration variable, which a program reads from its stack.</summary>
    Configuration,

    /// <summary>Something a program gives.</summary>
    Input,

    /// <summary>Something a program is given.</summary>
    Output,

    /// <summary>A property of a named type, which stands on both sides.</summary>
    Member,
}
