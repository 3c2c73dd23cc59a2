namespace MediaProviders.Sinch.Pace;

/// <summary>Waits of any length: a server may ask for more than the 49 days that a timer takes, and only the operation's own time ends such a wait.</summary>
internal static class LongDelay
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    /// <summary>Waits.</summary>
    public static async Task WaitAsync(TimeSpan delay, TimeProvider time, CancellationToken cancellationToken)
    {
        for (; delay > LongestTimer; delay -= LongestTimer)
        {
            await Task.Delay(LongestTimer, time, cancellationToken);
        }

        // Task.Delay leaves the part of a millisecond away, and a wait would end before it is over.
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(delay.TotalMilliseconds)), time, cancellationToken);
    }
}
