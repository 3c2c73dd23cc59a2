namespace MediaProviders.Safety;

/// <summary>What kind of failure an operation ended with; each front has its own code for it.</summary>
internal enum FailureKind
{
    /// <summary>What the user gave cannot be right.</summary>
    InvalidInput,

    /// <summary>Something else stands where it was to be created.</summary>
    AlreadyExists,
    NotFound,

    /// <summary>The API does not accept the token.</summary>
    Unauthenticated,

    /// <summary>The API, or a rule of the configuration, does not allow it.</summary>
    Forbidden,

    /// <summary>Something has to be changed first.</summary>
    Precondition,

    /// <summary>The API asks for fewer requests.</summary>
    Throttled,
    TimedOut,

    /// <summary>The user, or the end of the command, stopped it.</summary>
    Cancelled,

    /// <summary>The API failed, or could not be reached.</summary>
    Failed,

    /// <summary>A mistake in the provider itself.</summary>
    Bug,
}
