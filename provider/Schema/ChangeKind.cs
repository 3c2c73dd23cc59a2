namespace MediaProviders.Schema;

/// <summary>How a path changes.</summary>
internal enum ChangeKind
{
    /// <summary>It is new.</summary>
    Add,

    /// <summary>It is gone.</summary>
    Delete,

    /// <summary>It has another value, or one that is not known yet.</summary>
    Update,
}
