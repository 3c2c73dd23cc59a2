namespace MediaProviders.Sinch;

/// <summary>
/// A call that failed. <see cref="Exception.Message"/> is a finished sentence (what was asked of which bot and host, what came back, what to try)
/// without a credential, and never holds a raw body. It has no inner exception: those of the HTTP stack quote lines of the answer.
/// </summary>
internal sealed class ApiException(ApiFailure failure, string message) : Exception(message)
{
    public ApiFailure Failure => failure;

    public int? Status { get; init; }

    /// <summary>True for a POST or DELETE that the server may have carried out although no success came back: look before repeating it.</summary>
    public bool MaybeDone { get; init; }

    /// <summary>True for a failure to connect that a retry cannot fix: a certificate that is not trusted.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How long the server asked to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A finished sentence when the answer hints that the service has ended (410, a redirect, a Sunset or Deprecation header); else null.</summary>
    public string? EndOfService { get; init; }

    public string Method { get; init; } = "";
}
