namespace MediaProviders.Grpc.Serving;

/// <summary>Fires once when a time has passed, however long it is: a .NET timer takes at most about 49 days.</summary>
internal sealed class DeadlineTimer : IAsyncDisposable
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(40);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _timeout;
    private readonly Action _passed;
    private readonly ITimer _timer;

    public DeadlineTimer(TimeProvider time, TimeSpan timeout, Action passed)
    {
        _time = time;
        _start = time.GetTimestamp();
        _timeout = timeout;
        _passed = passed;
        _timer = time.CreateTimer(static timer => ((DeadlineTimer)timer!).Tick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Step(timeout), Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _timer.Dispose();
        return ValueTask.CompletedTask;
    }

    private static TimeSpan Step(TimeSpan left) => left < LongestStep ? left : LongestStep;

    private void Tick()
    {
        var left = _timeout - _time.GetElapsedTime(_start);
        if (left <= TimeSpan.Zero)
        {
            _passed();
            return;
        }

        // Rounded up to what a timer can tell apart, lest it fires again and again within the last millisecond.
        _timer.Change(Step(left + TimeSpan.FromMilliseconds(1)), Timeout.InfiniteTimeSpan);
    }
}
