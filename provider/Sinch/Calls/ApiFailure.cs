namespace MediaProviders.Sinch;

/// <summary>Why a call failed. None of these means that an entry is gone: only a list without the entry does.</summary>
internal enum ApiFailure
{
    /// <summary>401: a missing or wrong token, another bot's token, or, by the vendor's page, the right token in the wrong region.</summary>
    Unauthorized,

    /// <summary>403. Not documented; a gateway's answer.</summary>
    Forbidden,

    /// <summary>404. Not documented for these routes.</summary>
    NotFound,

    /// <summary>410: the service itself has ended.</summary>
    Gone,

    /// <summary>429. The server did nothing.</summary>
    Throttled,

    /// <summary>5xx, 408 or 499, or a status below 200 or 304 that no request of ours asks for. A write may have been carried out.</summary>
    ServerError,

    /// <summary>400 or another 4xx: the server understood and declined.</summary>
    Rejected,

    /// <summary>3xx but for 304: the token is never sent where it points. A write that met 302 or 303 may have been carried out.</summary>
    Redirected,

    /// <summary>A success whose body is not the documented list: empty, HTML, cut short, another shape.</summary>
    NotAList,

    /// <summary>The answer, or its headers, were larger than the limit.</summary>
    TooLarge,

    /// <summary>No connection: refused, no such host, TLS failed. The request was not sent.</summary>
    Unreachable,

    /// <summary>The connection broke after the request was on its way, or half an answer came. A write may have been carried out.</summary>
    ConnectionLost,

    /// <summary>No answer in <see cref="ApiOptions.RequestTimeout"/>. A write may have been carried out.</summary>
    TimedOut,

    /// <summary>The call had to wait, and what was looked at before is another by now: it was not sent.</summary>
    Overtaken,

    /// <summary>This client declined to send the call: no name, no bot id, or options that cannot work.</summary>
    Refused,
}
