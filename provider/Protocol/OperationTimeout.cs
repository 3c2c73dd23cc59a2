using MediaProviders.Safety.Operations;

namespace MediaProviders.Protocol;

/// <summary>Reads the timeouts of requests.</summary>
internal static class OperationTimeout
{
    /// <summary>The longest one, 24 days: what every timer of the platform takes, and longer than any operation is waited for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>
    /// The time that <paramref name="seconds"/> say. Zero means that the user set none; so does what is no number or negative.
    /// </summary>
    public static TimeSpan Of(double seconds)
    {
        if (!(seconds > 0))
        {
            return Operation.DefaultTimeout;
        }

        return seconds < Longest.TotalSeconds ? TimeSpan.FromTicks(Math.Max(1, (long)(seconds * TimeSpan.TicksPerSecond))) : Longest;
    }
}
