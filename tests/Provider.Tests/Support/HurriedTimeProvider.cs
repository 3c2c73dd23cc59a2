namespace MediaProviders.Tests.Support;

/// <summary>
/// The system's clock, but a wait of two to ten seconds takes a hundredth of its time, and the clock has moved on by the whole of it afterwards: what is waited
/// for in vain does not hold a test up. Shorter waits, and the limits of requests and operations, stay as they are.
/// </summary>
public sealed class HurriedTimeProvider : TimeProvider
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private long skipped;

    /// <inheritdoc/>
    public override long TimestampFrequency => System.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => System.GetTimestamp() + Interlocked.Read(ref skipped);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= ShortestWait || dueTime > LongestWait)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        return System.CreateTimer(Skip, state, dueTime / 100, period);

        void Skip(object? given)
        {
            Interlocked.Add(ref skipped, (long)(dueTime.TotalSeconds * TimestampFrequency));
            callback(given);
        }
    }
}
