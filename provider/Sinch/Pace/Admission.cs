namespace MediaProviders.Sinch;

/// <summary>Decides when a request may start: its bot is not held, fewer requests than the limit are running, and the rate allows it.</summary>
internal sealed class Admission(ApiOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Since, TimeSpan Delay, string Reason)> held = new(StringComparer.Ordinal);
    private readonly RequestTurns turns = new(options.MaxConcurrentRequests);
    private readonly RequestPace pace = new(options.MaxRequestsPerSecond, options.Time);

    /// <summary>Waits until the request may start. The caller must call <see cref="Leave"/> when the request has ended.</summary>
    public async ValueTask EnterAsync(ApiCall.Running running, CancellationToken cancellationToken)
    {
        var botId = running.Call.BotId;
        while (true)
        {
            if (HoldOf(botId) is { Remaining.Ticks: > 0 } hold)
            {
                running.Observer.Waiting(new CallObserver.Wait(hold.Reason, hold.Remaining, running.Attempt, options.MaxRetries + 1));
                await Retries.WaitAsync(hold.Remaining, options.Time, cancellationToken);
                running.HasWaited = true;
                continue;
            }

            await turns.EnterAsync(botId, cancellationToken);
            try
            {
                await pace.WaitAsync(cancellationToken);
            }
            catch
            {
                turns.Leave();
                throw;
            }

            // The server may have asked to wait while this call was waiting for its turn.
            if (HoldOf(botId).Remaining == TimeSpan.Zero)
            {
                return;
            }

            turns.Leave();
        }
    }

    public void Leave() => turns.Leave();

    /// <summary>Holds the bot's calls for <paramref name="delay"/> from now, unless they are already held for longer.</summary>
    public void Hold(string botId, TimeSpan delay, string reason)
    {
        lock (gate)
        {
            if (HoldOf(botId).Remaining < delay)
            {
                held[botId] = (options.Time.GetTimestamp(), delay, reason);
            }
        }
    }

    private (TimeSpan Remaining, string Reason) HoldOf(string botId)
    {
        lock (gate)
        {
            if (held.TryGetValue(botId, out var current) && current.Delay - options.Time.GetElapsedTime(current.Since) is var remaining
                && remaining > TimeSpan.Zero)
            {
                return (remaining, current.Reason);
            }

            held.Remove(botId);
            return (TimeSpan.Zero, "");
        }
    }

    /// <summary>Spaces the starts of requests evenly, in the order of the calls.</summary>
    /// <param name="perSecond">Starts per second; null for no limit.</param>
    internal sealed class RequestPace(double? perSecond, TimeProvider time)
    {
        private static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);
        private readonly Lock gate = new();
        private readonly TimeSpan interval = perSecond is { } rate ? TimeSpan.FromSeconds(Math.Min(1 / rate, LongestInterval.TotalSeconds)) : TimeSpan.Zero;
        private readonly long origin = time.GetTimestamp();
        private TimeSpan next;

        /// <summary>Waits for the next start. A cancelled wait leaves its start unused.</summary>
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
}

/// <summary>
/// Limits how many requests run at once. When the limit is reached, the bots take turns and the calls of one bot run in order, so that a bot with a thousand
/// calls does not delay the single call of another bot.
/// </summary>
internal sealed class RequestTurns(int limit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<TaskCompletionSource>> waiting = new(StringComparer.Ordinal);
    private readonly Queue<string> rotation = new();
    private int free = limit;

    /// <summary>Waits for a turn. The caller must call <see cref="Leave"/> when the request has ended.</summary>
    public async Task EnterAsync(string botId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!waiting.TryGetValue(botId, out var queue))
            {
                waiting[botId] = queue = new Queue<TaskCompletionSource>();
                rotation.Enqueue(botId);
            }

            queue.Enqueue(turn);
        }

        await using (cancellationToken.UnsafeRegister((state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn))
        {
            await turn.Task;
        }
    }

    public void Leave()
    {
        lock (gate)
        {
            while (rotation.TryDequeue(out var botId))
            {
                if (TryPass(botId))
                {
                    return;
                }
            }

            free++;
        }
    }

    // Passes a turn to the bot's first call that still waits. If the bot has more calls, it goes to the end of the rotation.
    private bool TryPass(string botId)
    {
        var queue = waiting[botId];
        var passed = false;
        while (!passed && queue.TryDequeue(out var turn))
        {
            passed = turn.TrySetResult();
        }

        if (queue.Count > 0)
        {
            rotation.Enqueue(botId);
        }
        else
        {
            waiting.Remove(botId);
        }

        return passed;
    }
}
