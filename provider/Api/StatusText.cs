namespace MediaProviders.Api;

/// <summary>Names HTTP statuses in our own words: a server's reason phrase is not repeated.</summary>
internal static class StatusText
{
    /// <summary>For example <c>401 (unauthorized)</c>.</summary>
    public static string Of(int status) => NameOf(status) is { } name ? $"{status} ({name})" : $"{status}";

    /// <summary>What a failed status means for a call.</summary>
    public static ApiFailure FailureOf(int status) => status switch
    {
        401 => ApiFailure.Unauthorized,
        403 => ApiFailure.Forbidden,
        404 => ApiFailure.NotFound,
        410 => ApiFailure.Gone,
        429 => ApiFailure.Throttled,
        >= 300 and < 400 => ApiFailure.Redirected,
        >= 500 => ApiFailure.ServerError,
        _ => ApiFailure.Rejected,
    };

    private static string? NameOf(int status) => status switch
    {
        400 => "bad request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        407 => "proxy authentication required",
        408 => "request timeout",
        409 => "conflict",
        410 => "gone",
        413 => "content too large",
        415 => "unsupported media type",
        422 => "unprocessable content",
        429 => "too many requests",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        >= 300 and < 400 => "redirect",
        _ => null,
    };
}
