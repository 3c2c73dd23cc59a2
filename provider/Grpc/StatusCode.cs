namespace MediaProviders.Grpc;

/// <summary>The outcome of a call, as numbered by gRPC (grpc.io, "Status codes and their use in gRPC").</summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,

    /// <summary>The caller, or a stopping server, gave the call up.</summary>
    Cancelled = 1,

    /// <summary>An error that carries no better code, such as an unhandled exception.</summary>
    Unknown = 2,

    /// <summary>The caller sent something that is wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed before the call ended.</summary>
    DeadlineExceeded = 4,

    /// <summary>The thing asked for does not exist.</summary>
    NotFound = 5,

    /// <summary>The thing to be created exists.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota or a size limit is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the call needs.</summary>
    FailedPrecondition = 9,

    /// <summary>The call lost a race and may be repeated at a higher level.</summary>
    Aborted = 10,

    /// <summary>The call went past a valid range.</summary>
    OutOfRange = 11,

    /// <summary>The service or method does not exist, or the request is shaped in a way it does not support.</summary>
    Unimplemented = 12,

    /// <summary>An invariant is broken: a bug, or bytes that are not what the protocol says.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached now; the call may be repeated.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or corrupted for good.</summary>
    DataLoss = 15,

    /// <summary>The caller did not prove who it is.</summary>
    Unauthenticated = 16,
}
