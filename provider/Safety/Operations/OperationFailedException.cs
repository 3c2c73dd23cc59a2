namespace MediaProviders.Safety.Operations;

/// <summary>An operation failed and left nothing behind that the user's state does not know.</summary>
/// <param name="kind">What kind of failure it is.</param>
/// <param name="message">What was being done, to what, what was said, what to do next. Never a secret: fronts show it as it is.</param>
/// <param name="inner">What led to it; it is not shown.</param>
internal sealed class OperationFailedException(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What kind of failure it is.</summary>
    public FailureKind Kind { get; } = kind;
}
