namespace MediaProviders.Sinch.Pace;

/// <summary>Spaces the starts of requests evenly, in the order of their asking.</summary>
/// <param name="perSecond">Starts per second; null does not hold anything back.</param>
internal sealed class RequestPace(double? perSecond, TimeProvider time)
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);
    private readonly Lock gate = new();
    private readonly TimeSpan interval = perSecond is { } rate ? TimeSpan.FromSeconds(Math.Min(1 / rate, LongestInterval.TotalSeconds)) : TimeSpan.Zero;
    private readonly long origin = time.GetTimestamp();
    private TimeSpan next;

    /// <summary>Waits for the next start. A wait that is cancelled leaves its start unused.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (perSecond is null)
        {
            return;
        }

        TimeSpan delay;
        lock (gate)
        {
            var now = time.GetElapsedTime(origin);
            next = next > now ? next : now;
            delay = next - now;
            next += interval;
        }

        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay, time, cancellationToken);
        }
    }
}
