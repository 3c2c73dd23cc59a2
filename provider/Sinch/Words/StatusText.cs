using System.Net;
using MediaProviders.Sinch.Calls;

namespace MediaProviders.Sinch.Words;

/// <summary>Names HTTP statuses: their number and HTTP's own reason phrase for it. The one that a server sends may hold anything.</summary>
internal static class StatusText
{
    /// <summary>For example <c>401 (unauthorized)</c>; the number alone where HTTP has no phrase for it.</summary>
    public static string Of(int status) => ReasonOf(status) is { Length: > 0 } reason ? $"{status} ({reason.ToLowerInvariant()})" : $"{status}";

    /// <summary>HTTP's reason phrase, for example <c>Unauthorized</c>; empty where there is none.</summary>
    public static string ReasonOf(int status)
    {
        // An answer that was never sent has the phrase of the registry.
        using var answer = new HttpResponseMessage((HttpStatusCode)status);
        return answer.ReasonPhrase ?? "";
    }

    /// <summary>What a failed status means for a call.</summary>
    public static ApiFailure FailureOf(int status) => status switch
    {
        401 => ApiFailure.Unauthorized,
        403 => ApiFailure.Forbidden,
        404 => ApiFailure.NotFound,
        410 => ApiFailure.Gone,
        429 => ApiFailure.Throttled,

        // No condition was sent that could be unmet, and no other protocol asked for: such a server may have done anything.
        < 200 or 304 => ApiFailure.ServerError,
        < 400 => ApiFailure.Redirected,
        >= 500 => ApiFailure.ServerError,
        _ => ApiFailure.Rejected,
    };
}
