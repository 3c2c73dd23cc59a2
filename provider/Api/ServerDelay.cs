namespace MediaProviders.Api;

/// <summary>Reads <c>Retry-After</c> in both forms of RFC 9110, 10.2.3: seconds, or a date.</summary>
internal static class ServerDelay
{
    /// <summary>Longer waits end with the caller's patience anyway, and would not fit a timer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long to wait from now; null when the answer does not say, or not so that it can be understood.</summary>
    public static TimeSpan? Read(HttpResponseMessage answer, TimeProvider time)
    {
        var header = answer.Headers.RetryAfter;
        if ((header?.Delta ?? header?.Date - time.GetUtcNow()) is not { } delay)
        {
            return null;
        }

        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay > Longest ? Longest : delay;
    }
}
