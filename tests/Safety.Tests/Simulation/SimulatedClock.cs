namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>
/// A clock that stands still while anything is ready, and then jumps to the next timer. A timer belongs to the process that set it and dies with it.
/// </summary>
internal sealed class SimulatedClock(SimulatedWorld world) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<SimulatedTimer> timers = [];
    private DateTimeOffset now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private long timersSet;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, SynchronizationContext.Current as SimulatedProcess, _ => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on to the next timer and makes its callback ready; false when none is set.</summary>
    public bool AdvanceToNextTimer()
    {
        SimulatedTimer? next;
        lock (gate)
        {
            timers.RemoveAll(timer => timer.Owner is { IsDead: true });
            next = timers.MinBy(timer => (timer.Due, timer.Number));
            if (next is null)
            {
                return false;
            }

            now = next.Due > now ? next.Due : now;
            if (next.Period is { } period)
            {
                next.Due += period;
            }
            else
            {
                timers.Remove(next);
            }
        }

        world.Post(next.Owner, next.Fire, null);
        return true;
    }

    /// <summary>Moves on while nothing runs: what would have happened meanwhile happens late.</summary>
    public void Pass(TimeSpan time)
    {
        lock (gate)
        {
            now += time;
        }
    }

    private void Schedule(SimulatedTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = now + dueTime;
                timer.Period = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : period;
                timer.Number = ++timersSet;
                timers.Add(timer);
            }
        }
    }

    private void Remove(SimulatedTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }

    private sealed class SimulatedTimer(SimulatedClock clock, SimulatedProcess? owner, SendOrPostCallback fire) : ITimer
    {
        public SimulatedProcess? Owner { get; } = owner;

        public SendOrPostCallback Fire { get; } = fire;

        public DateTimeOffset Due { get; set; }

        public TimeSpan? Period { get; set; }

        public long Number { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime, period);
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
