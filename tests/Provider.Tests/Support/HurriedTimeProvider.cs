namespace MediaProviders.Tests.Support;

/// <summary>
/// The system's clock, but waits of up to ten seconds take a hundredth of their time: what is waited for in vain does not hold a test up. Limits of requests and
/// operations are longer and stay as they are.
/// </summary>
public sealed class HurriedTimeProvider : TimeProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private readonly long start = System.GetTimestamp();

    /// <inheritdoc/>
    public override long TimestampFrequency => System.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => start + ((System.GetTimestamp() - start) * 100);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= LongestWait ? dueTime / 100 : dueTime, period);
}
