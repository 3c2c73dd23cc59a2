namespace MediaProviders.Safety;

/// <summary>An operation failed and left nothing behind that the user's state does not know.</summary>
/// <param name="message">What was being done, to what, what was said, what to do next. Never a secret: fronts show it as it is.</param>
internal sealed class OperationFailedException(FailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FailureKind Kind => kind;
}
