namespace MediaProviders.Tests.Support;

/// <summary>
/// A clock that stands still until it is told otherwise. Timers fire in the order of their times, on the thread that advances the clock, and see the clock at
/// their own time. Waiting code registers its timer when it gets there: use <see cref="WaitForTimerAsync"/> before advancing. Wait for a timer that stays until
/// the clock moves: one that other work removes may have come and gone before a test that runs late begins to wait for it.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(Func<bool> Condition, TaskCompletionSource Reached)> watchers = [];
    private DateTimeOffset now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers are set.</summary>
    public int ActiveTimers => Locked(() => timers.Count);

    /// <summary>How long until the next timer fires; null when none is set.</summary>
    public TimeSpan? UntilNextTimer => Locked<TimeSpan?>(() => timers.Count == 0 ? null : timers.Min(timer => timer.Due) - now);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Locked(() => now);

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on and fires every timer whose time comes, those set by other timers included.</summary>
    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (TakeNext(target) is { } due)
        {
            due.Fire();
        }
    }

    /// <summary>Moves the clock on to the next timer and fires it; false when none is set.</summary>
    public bool AdvanceToNextTimer()
    {
        if (UntilNextTimer is not { } left)
        {
            return false;
        }

        Advance(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        return true;
    }

    /// <summary>Completes as soon as at least <paramref name="count"/> timers are set.</summary>
    public Task WaitForTimerAsync(int count = 1) => WatchAsync(() => timers.Count >= count);

    /// <summary>Completes as soon as a timer is set whose time that is left fits.</summary>
    public Task WaitForTimerAsync(Predicate<TimeSpan> fits) => WatchAsync(() => timers.Exists(timer => fits(timer.Due - now)));

    /// <summary>Completes as soon as a timer is set that fires within <paramref name="span"/>.</summary>
    public Task WaitForTimerWithinAsync(TimeSpan span) => WaitForTimerAsync(left => left <= span);

    /// <summary>Lets the waits of some work pass: those of a span at most, since its limits are longer.</summary>
    public async Task PassAsync(Task work, TimeSpan longestWait)
    {
        while (await Task.WhenAny(work, WaitForTimerWithinAsync(longestWait)) != work)
        {
            // The timer may be gone by now, and the next one a limit.
            if (UntilNextTimer is { } left && left <= longestWait)
            {
                Advance(left);
            }
        }

        await work;
    }

    private Task WatchAsync(Func<bool> condition)
    {
        lock (gate)
        {
            if (condition())
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            watchers.Add((condition, reached));
            return reached.Task;
        }
    }

    private ManualTimer? TakeNext(DateTimeOffset target)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            now = due is null ? target : due.Due > now ? due.Due : now;
            if (due is not null)
            {
                timers.Remove(due);
                if (due.Period != Timeout.InfiniteTimeSpan)
                {
                    due.Due += due.Period;
                    timers.Add(due);
                }
            }

            return due;
        }
    }

    private void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = now + dueTime;
            timer.Period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
            timers.Add(timer);
            watchers.RemoveAll(watcher => watcher.Condition() && watcher.Reached.TrySetResult());
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime, period);
            return true;
        }

        public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
