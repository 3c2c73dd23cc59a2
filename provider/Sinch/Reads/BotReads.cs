namespace MediaProviders.Sinch;

/// <summary>The reads and writes of a bot. Only used under the lock of <see cref="SharedReads"/>.</summary>
internal sealed class BotReads(string botId)
{
    public string BotId => botId;

    /// <summary>The read in flight; at most one per bot.</summary>
    public SharedRead? Running { get; set; }

    /// <summary>The read after that, if any caller waits for it.</summary>
    public SharedRead? Next { get; set; }

    /// <summary>The list that is kept for callers that accept a recent one, and the timer that wipes it.</summary>
    public (ListContent Content, long BeganAt, ITimer Expiry)? Recent { get; set; }

    public BatchDelay Delay { get; } = new();

    public int WritesRunning { get; set; }

    /// <summary>Counts the starts and ends of writes, to detect whether there was any between two points in time.</summary>
    public long Writes { get; set; }

    public bool IsIdle => Running is null && Next is null && Recent is null && WritesRunning == 0;

    /// <summary>The duration of a write; calls <paramref name="end"/> once.</summary>
    internal sealed class WriteScope(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }

    /// <summary>
    /// How long the next GET waits for more callers before it is sent. The resources of a command call shortly after one another, and a caller that comes just
    /// too late waits for the next GET, nearly twice the time of one. So after a list with several readers, the next request waits until as many callers have
    /// come, but at most for a part of the time that the last one took.
    /// </summary>
    internal sealed class BatchDelay
    {
        public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

        private const double Part = 0.2;
        private int most;
        private TimeSpan longest;

        /// <summary>True when no more readers are expected: the number expected is the largest so far, minus one for each request since.</summary>
        public bool IsComplete(int readers) => readers >= most;

        /// <summary>How long a request waits for more readers: a fifth of the time of the last one, at most 50 ms; zero after a single reader.</summary>
        public TimeSpan For(int readers) => IsComplete(readers) ? TimeSpan.Zero : longest;

        /// <summary>Records a successful request.</summary>
        /// <param name="others">How many other callers are working on the bot: writing, or waiting for the next request.</param>
        public void Record(int readers, int others, TimeSpan took)
        {
            most = Math.Max(readers + others, most - 1);
            var wait = readers > 1 ? took * Part : TimeSpan.Zero;
            longest = wait < Longest ? wait : Longest;
        }
    }
}
