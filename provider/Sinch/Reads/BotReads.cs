using MediaProviders.Sinch.Lists;

namespace MediaProviders.Sinch.Reads;

/// <summary>What <see cref="SharedReads"/> remembers of one bot. Used under its lock only.</summary>
internal sealed class BotReads(string botId)
{
    /// <summary>The bot.</summary>
    public string BotId { get; } = botId;

    /// <summary>The read that is on its way; one per bot at a time.</summary>
    public SharedRead? Running { get; set; }

    /// <summary>The read that follows it, if anyone waits for one.</summary>
    public SharedRead? Next { get; set; }

    /// <summary>The list kept for those whom a recent one serves, and the expiry that wipes it.</summary>
    public (ListContent Content, long BeganAt, ITimer Expiry)? Recent { get; set; }

    /// <summary>How long the next request waits before it goes out, for others to join it.</summary>
    public BatchDelay Delay { get; } = new();

    /// <summary>Writes on their way.</summary>
    public int WritesRunning { get; set; }

    /// <summary>Counts the beginnings and ends of writes, so that two moments can be compared.</summary>
    public long Writes { get; set; }

    /// <summary>True when there is nothing to remember.</summary>
    public bool IsIdle => Running is null && Next is null && Recent is null && WritesRunning == 0;

    /// <summary>The time that a write takes; its end is told once.</summary>
    internal sealed class WriteScope(Action end) : IDisposable
    {
        private Action? end = end;

        /// <summary>The write has ended.</summary>
        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}
