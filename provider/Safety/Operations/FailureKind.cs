namespace MediaProviders.Safety;

/// <summary>What kind of failure an operation ended with; each front has its own code for it.</summary>
internal enum FailureKind
{
    InvalidInput,
    AlreadyExists,
    NotFound,
    Unauthenticated,
    Forbidden,

    /// <summary>Something has to be changed first.</summary>
    Precondition,
    Throttled,
    TimedOut,
    Cancelled,

    /// <summary>The API failed, or could not be reached.</summary>
    Failed,

    /// <summary>A mistake in the provider itself.</summary>
    Bug,
}
