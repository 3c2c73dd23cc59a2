using System.Globalization;
using System.Net.Http.Headers;

namespace MediaProviders.Sinch;

/// <summary>Reads <c>Retry-After</c> in both forms of RFC 9110, 10.2.3: seconds, or a date.</summary>
internal static class ServerDelay
{
    /// <summary>
    /// How long to wait from now; null when the header is missing or invalid. A date is measured against the response's own <c>Date</c>, because the server's
    /// clock may be wrong. If the header occurs more than once, the longest wait counts. There is no upper limit except that of the type.
    /// </summary>
    public static TimeSpan? Read(HttpResponseMessage answer, TimeProvider time)
    {
        if (!answer.Headers.NonValidated.TryGetValues("Retry-After", out var values))
        {
            return null;
        }

        var now = answer.Headers.Date ?? time.GetUtcNow();
        return values.SelectMany(SplitSeconds).Select(value => Understand(value, now)).Max();
    }

    // A proxy may join two headers with a comma, which a date also contains.
    private static string[] SplitSeconds(string value) => value.Any(char.IsAsciiLetter) ? [value] : value.Split(',');

    private static TimeSpan? Understand(string value, DateTimeOffset now)
    {
        var text = value.AsSpan().Trim(" \t");
        if (!text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9'))
        {
            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : TimeSpan.MaxValue;
        }

        return !RetryConditionHeaderValue.TryParse(value, out var parsed) || parsed.Date is not { } date ? null
            : date > now ? date - now
            : TimeSpan.Zero;
    }
}
