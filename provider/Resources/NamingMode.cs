namespace MediaProviders.Resources;

/// <summary>Who decides on the name of a resource that has none.</summary>
internal enum NamingMode
{
    /// <summary>The resource's own rule.</summary>
    Default,

    /// <summary>A name is proposed, which may be made legal.</summary>
    Propose,

    /// <summary>A name is prescribed: it is taken as it is or refused.</summary>
    Enforce,

    /// <summary>None: the user has to give one.</summary>
    Disable,
}
