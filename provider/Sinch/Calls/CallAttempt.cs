namespace MediaProviders.Sinch.Calls;

/// <summary>One HTTP exchange that has ended.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c> or <c>DELETE</c>.</param>
/// <param name="RouteTemplate">The route without data.</param>
/// <param name="Status">The HTTP status; null when no answer came.</param>
/// <param name="Failure">Why it failed; null for a success.</param>
/// <param name="Started">When it was sent.</param>
/// <param name="Duration">From the request until the answer was read.</param>
internal readonly record struct CallAttempt(string Method, string RouteTemplate, int? Status, ApiFailure? Failure, DateTimeOffset Started, TimeSpan Duration)
{
    /// <summary>True for a POST or DELETE that the server may have carried out: it succeeded, was cut off, or failed in a way that leaves it open.</summary>
    public bool MayHaveWritten => Method != HttpMethod.Get.Method && (Failure is not { } failure || LeavesOpen(failure));

    /// <summary>True for a failure after which it is unknown whether the server has carried the request out.</summary>
    public static bool LeavesOpen(ApiFailure failure) =>
        failure is ApiFailure.ServerError or ApiFailure.ConnectionLost or ApiFailure.TimedOut or ApiFailure.TooLarge;
}
