using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>An operation failed, and left nothing behind that the user's state does not know of.</summary>
/// <param name="message">What was being done, to which entry, what went wrong and what to do. Never a secret: front ends show it as it is.</param>
internal sealed class OperationFailedException(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FailureKind Kind => kind;
}

/// <summary>The resource exists, or may exist, but may not be as desired. It must be kept in the state; the next update finishes it.</summary>
/// <param name="reason">What is not finished and what happens next. Never a secret: front ends show it as it is.</param>
internal sealed class PartlyDoneException(string id, ObjectValue inputs, ObjectValue state, string reason) : Exception(reason)
{
    public string Id => id;

    public ObjectValue Inputs => inputs;

    public ObjectValue State => state;
}

/// <summary>The kind of a failure; each front end has its own code for it.</summary>
internal enum FailureKind
{
    /// <summary>The user's input is invalid.</summary>
    InvalidInput,

    /// <summary>A different entry exists already.</summary>
    AlreadyExists,
    NotFound,

    /// <summary>The API does not accept the token.</summary>
    Unauthenticated,

    /// <summary>The API, or a rule of the configuration, does not allow it.</summary>
    Forbidden,

    /// <summary>The user has to change something first.</summary>
    Precondition,

    /// <summary>The API limits the rate of requests.</summary>
    Throttled,
    TimedOut,

    /// <summary>The user, or the end of the command, stopped it.</summary>
    Cancelled,

    /// <summary>The API failed, or could not be reached.</summary>
    Failed,

    /// <summary>A bug in the provider.</summary>
    Bug,
}

/// <summary>Distinguishes a lack of memory from a bug.</summary>
internal static class MemoryShortage
{
    /// <summary>The message about a lack of memory, in sentences without any text of the exception; null for every other exception.</summary>
    /// <param name="ended">What the exception ended: "the plugin".</param>
    public static string? Explain(Exception? exception, string ended) => exception is not null && IsIn(exception)
        ? $"Not enough memory, so {ended} ended ({exception.GetType().Name}). Raise the limit: 'ulimit -v unlimited' in the shell that starts the plugin, or "
            + "that of the container."
        : null;

    // Our static initialisers only create constants, so they fail only for lack of memory, which the runtime wraps in a TypeInitializationException.
    private static bool IsIn(Exception? exception) => exception switch
    {
        null => false,
        OutOfMemoryException or TypeInitializationException => true,
        AggregateException several => several.InnerExceptions.Any(IsIn),
        _ => IsIn(exception.InnerException),
    };
}
