namespace MediaProviders.Sinch.Reads;

/// <summary>
/// How long a bot's next GET waits for others to join it before it goes out. The parts of one command ask a moment after one another; a caller that is late
/// by that moment waits for the next GET, nearly twice the time of one. So where the last list had several readers, the next request waits until as many have
/// come, but no longer than a part of what the last one took. Used under the lock of <see cref="SharedReads"/>.
/// </summary>
internal sealed class BatchDelay
{
    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private const double Part = 0.2;
    private int most;
    private TimeSpan longest;

    /// <summary>
    /// True when so many readers wait that no other is waited for: as many as were ever at work on the bot together, less one for each request since.
    /// </summary>
    public bool IsComplete(int readers) => readers >= most;

    /// <summary>
    /// How long a request with so many readers waits for others: a fifth of what the last one took, 50 ms at most; not at all after a lone reader.
    /// </summary>
    public TimeSpan For(int readers) => IsComplete(readers) ? TimeSpan.Zero : longest;

    /// <summary>A request is about to be answered.</summary>
    /// <param name="readers">How many waited for it.</param>
    /// <param name="others">How many others are at work on the bot: they write, or wait for the next request.</param>
    /// <param name="took">From when it went out to now.</param>
    public void Answered(int readers, int others, TimeSpan took)
    {
        most = Math.Max(readers + others, most - 1);
        var wait = readers > 1 ? took * Part : TimeSpan.Zero;
        longest = wait < Longest ? wait : Longest;
    }
}
