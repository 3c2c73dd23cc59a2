using MediaProviders.Sinch.Calls;
using MediaProviders.Sinch.Words;

namespace MediaProviders.Safety.Operations;

/// <summary>Says what a failed call means for the resource.</summary>
internal static class ApiFailures
{
    /// <summary>The failure of an operation, with the operation's own words before the API's.</summary>
    /// <param name="failure">What the API client says.</param>
    /// <param name="doing">What was being done, and to what: "Creating 'bot/name'".</param>
    /// <param name="next">What else a user should know or do, as a sentence; may be empty.</param>
    /// <param name="wayOut">What to do where trying again may never help, as a sentence; may be empty.</param>
    public static OperationFailedException Explain(this ApiException failure, string doing, string next = "", string wayOut = "") =>
        new(
            KindOf(failure.Failure),
            string.Join(' ', new[]
            {
                failure.Message.StartsWith(doing, StringComparison.Ordinal) ? "" : $"{doing} failed.", failure.Message, next, EndOf(failure), wayOut,
            }.Where(s => s.Length > 0)),
            failure);

    /// <summary>True where the same may be said for ever: a dead host, a bot that is no longer ours, an address that is no longer the API's.</summary>
    public static bool MayLast(this ApiException failure) => failure.Failure is
        ApiFailure.Unreachable or ApiFailure.TimedOut or ApiFailure.Unauthorized or ApiFailure.Forbidden
        or ApiFailure.NotFound or ApiFailure.Gone or ApiFailure.Redirected or ApiFailure.NotAList;

    // The client's own text tells it where the status itself is the sign.
    private static string EndOf(ApiException failure) =>
        failure.EndOfService is { } end && !failure.Message.Contains(end, StringComparison.Ordinal) ? end : "";

    private static FailureKind KindOf(ApiFailure failure) => failure switch
    {
        ApiFailure.Unauthorized => FailureKind.Unauthenticated,
        ApiFailure.Forbidden => FailureKind.Forbidden,
        ApiFailure.Throttled => FailureKind.Throttled,
        ApiFailure.Rejected or ApiFailure.Refused => FailureKind.InvalidInput,
        ApiFailure.Redirected or ApiFailure.NotFound or ApiFailure.Gone => FailureKind.Precondition,
        _ => FailureKind.Failed,
    };
}
