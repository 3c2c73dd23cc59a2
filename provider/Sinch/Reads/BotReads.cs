namespace MediaProviders.Sinch;

/// <summary>What <see cref="SharedReads"/> remembers of one bot. Used under its lock only.</summary>
internal sealed class BotReads(string botId)
{
    public string BotId => botId;

    /// <summary>The read that is on its way; one per bot at a time.</summary>
    public SharedRead? Running { get; set; }

    /// <summary>The read that follows it, if anyone waits for one.</summary>
    public SharedRead? Next { get; set; }
    /// <summary>The list kept for those whom a recent one serves, and the expiry that wipes it.</summary>
    public (ListContent Content, long BeganAt, ITimer Expiry)? Recent { get; set; }

    public BatchDelay Delay { get; } = new();

    public int WritesRunning { get; set; }

    /// <summary>Counts the beginnings and ends of writes, so that two moments can be compared.</summary>
    public long Writes { get; set; }

    public bool IsIdle => Running is null && Next is null && Recent is null && WritesRunning == 0;

    /// <summary>The time that a write takes; its end is told once.</summary>
    internal sealed class WriteScope(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }

    /// <summary>
    /// How long the next GET waits for others to join it before it goes out. The parts of one command ask a moment after one another; a caller that is late
    /// by that moment waits for the next GET, nearly twice the time of one. So where the last list had several readers, the next request waits until as many
    /// have come, but no longer than a part of what the last one took.
    /// </summary>
    internal sealed class BatchDelay
    {
        public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

        private const double Part = 0.2;
        private int most;
        private TimeSpan longest;

        /// <summary>True when no other is waited for: as many wait as were ever at work on the bot together, less one for each request since.</summary>
        public bool IsComplete(int readers) => readers >= most;

        /// <summary>How long a request waits for more readers: a fifth of what the last one took, 50 ms at most; not at all after a lone reader.</summary>
        public TimeSpan For(int readers) => IsComplete(readers) ? TimeSpan.Zero : longest;

        /// <summary>A request is about to be answered.</summary>
        /// <param name="others">How many others are at work on the bot: they write, or wait for the next request.</param>
        public void Answered(int readers, int others, TimeSpan took)
        {
            most = Math.Max(readers + others, most - 1);
            var wait = readers > 1 ? took * Part : TimeSpan.Zero;
            longest = wait < Longest ? wait : Longest;
        }
    }
}
