namespace MediaProviders.Sinch;

/// <summary>
/// A call that failed. <see cref="Exception.Message"/> says in whole sentences what was requested from which host, what went wrong and what to try, without
/// credentials and without text of the body. There is no inner exception, because those of the HTTP stack quote lines of the response.
/// </summary>
internal sealed class ApiException(ApiFailure failure, string message) : Exception(message)
{
    public ApiFailure Failure => failure;

    public int? Status { get; init; }

    /// <summary>True for a POST or DELETE that the server may have carried out in spite of the failure: read the list before repeating it.</summary>
    public bool MaybeDone { get; init; }

    /// <summary>True for a failure to connect that a retry cannot fix: a certificate that is not trusted.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How long the server asked to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A sentence when the response indicates that the service has ended (410, a redirect, a Sunset or Deprecation header); else null.</summary>
    public string? EndOfService { get; init; }

    public string Method { get; init; } = "";
}

/// <summary>Why a call failed. None of these means that an entry is gone: only a list without the entry does.</summary>
internal enum ApiFailure
{
    /// <summary>401: a missing or invalid token, another bot's token, or, by the vendor's page, a valid token in the wrong region.</summary>
    Unauthorized,

    /// <summary>403. Not documented; the response of a gateway.</summary>
    Forbidden,

    /// <summary>404. Not documented for these routes.</summary>
    NotFound,

    /// <summary>410: the service itself has ended.</summary>
    Gone,

    /// <summary>429. The server did nothing.</summary>
    Throttled,

    /// <summary>5xx, 408, 499, a status below 200, or 304, which no request of this client asks for. A write may have been carried out.</summary>
    ServerError,

    /// <summary>400 or another 4xx: the server understood the request and rejected it.</summary>
    Rejected,

    /// <summary>
    /// 3xx except 304: redirects are not followed, because the token would be sent along. After 302 or 303 a write may have been carried out.
    /// </summary>
    Redirected,

    /// <summary>A success whose body is not the documented list: empty, HTML, truncated, or of another structure.</summary>
    NotAList,

    /// <summary>The body or the headers of the response exceed the limit.</summary>
    TooLarge,

    /// <summary>No connection: refused, no such host, TLS failed. The request was not sent.</summary>
    Unreachable,

    /// <summary>The connection was lost after the request was sent, or in the middle of the response. A write may have been carried out.</summary>
    ConnectionLost,

    /// <summary>No response within <see cref="ApiOptions.RequestTimeout"/>. A write may have been carried out.</summary>
    TimedOut,

    /// <summary>The call had to wait, and the entry was changed meanwhile: it was not sent.</summary>
    Overtaken,

    /// <summary>This client refused to send the call: no name, no bot id, or unusable options.</summary>
    Refused,
}
