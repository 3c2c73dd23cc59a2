using System.Diagnostics;

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

/// <summary>
/// A GET and the callers that wait for it. Only used under the lock of <see cref="SharedReads"/>, except for the methods of the observer, which any thread may
/// call: waits are passed on to all callers, and attempts to the one that has waited longest.
/// </summary>
internal sealed class SharedRead(BotReads bot) : CallObserver
{
    private readonly TaskCompletionSource assembled = new();
    private volatile Waiter[] waiters = [];

    /// <summary>The span of the first caller, because the GET may be sent by the code that ends the previous one.</summary>
    public override ActivityContext Cause { get; } = Activity.Current?.Context ?? default;

    public BotReads Bot => bot;

    public CancellationTokenSource Cancellation { get; } = new();

    public bool HasBegun { get; private set; }

    /// <summary>The timestamp of the last attempt.</summary>
    public long BeganAt { get; private set; }

    /// <summary>The bot's <see cref="BotReads.Writes"/> at the last attempt.</summary>
    public long WritesAtBegin { get; private set; }

    /// <summary>True when all callers have cancelled: no other one may join.</summary>
    public bool IsAbandoned { get; set; }

    public int Waiters => waiters.Length;

    public void Begin(long now) => (HasBegun, BeganAt, WritesAtBegin) = (true, now, Bot.Writes);

    public Waiter Add(CallObserver observer)
    {
        var waiter = new Waiter(observer);
        waiters = [.. waiters, waiter];
        return waiter;
    }

    /// <summary>Ends <see cref="AssembleAsync"/>, because no more callers are expected. Not under the lock: the continuation runs on this thread.</summary>
    public void Assemble() => assembled.TrySetResult();

    /// <summary>Waits until no more callers are expected, but at most for <paramref name="longest"/>. Not under the lock.</summary>
    public async Task AssembleAsync(TimeSpan longest, TimeProvider time)
    {
        await assembled.Task.WaitAsync(longest, time, Cancellation.Token).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Cancellation.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Removes a caller that has cancelled; false when it already has its result.</summary>
    public bool Remove(Waiter waiter)
    {
        var count = waiters.Length;
        waiters = Array.FindAll(waiters, other => other != waiter);
        return waiters.Length < count;
    }

    public void Succeed(ListContent content) => End(waiter => waiter.Result.SetResult(new MediaProviderList(content.Retain())));

    public void Fail(Exception error) => End(waiter => waiter.Result.SetException(error));

    public override void Waiting(CallObserver.Wait wait) => Array.ForEach(waiters, waiter => waiter.Observer.Waiting(wait));

    public override void Noticed(string notice) => Array.ForEach(waiters, waiter => waiter.Observer.Noticed(notice));

    public override void Attempted(CallObserver.Attempt attempt)
    {
        if (waiters is [var first, ..])
        {
            first.Observer.Attempted(attempt);
        }
    }

    private void End(Action<Waiter> end)
    {
        var taken = waiters;
        waiters = [];
        Array.ForEach(taken, end);
    }

    internal sealed class Waiter(CallObserver observer)
    {
        public CallObserver Observer => observer;

        /// <summary>The caller's result. Continuations run asynchronously, because it is set under the lock.</summary>
        public TaskCompletionSource<MediaProviderList> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>
/// Keeps one list per bot for 5 seconds after its request, or until a write, and then wipes it. All lists together take at most 64 MiB, unless a single one is
/// larger; the oldest is removed first. Only used under the lock of <see cref="SharedReads"/>.
/// </summary>
/// <param name="expired">Called under the lock when a bot's list has expired.</param>
internal sealed class RecentLists(Lock gate, TimeProvider time, Action<BotReads> expired)
{
    private const long LargestTotal = 64L * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private readonly LinkedList<BotReads> oldestFirst = new();
    private long total;

    public ListContent? Find(BotReads bot) =>
        bot is { Recent: { } kept, WritesRunning: 0 } && time.GetElapsedTime(kept.BeganAt) <= Lifetime ? kept.Content : null;

    /// <summary>True when the result of the read is recent enough for a call of <see cref="Freshness.Recent"/> made now.</summary>
    public bool Serves(SharedRead read) =>
        read.HasBegun && read.Bot.WritesRunning == 0 && read.WritesAtBegin == read.Bot.Writes && time.GetElapsedTime(read.BeganAt) <= Lifetime;

    public void Keep(SharedRead read, ListContent content)
    {
        var bot = read.Bot;
        Drop(bot);
        while (oldestFirst.First is { Value: var oldest } && total + content.Size > LargestTotal)
        {
            Drop(oldest);
            expired(oldest);
        }

        var expiry = time.CreateTimer(_ => Expire(bot, content), null, Lifetime - time.GetElapsedTime(read.BeganAt), Timeout.InfiniteTimeSpan);
        bot.Recent = (content.Retain(), read.BeganAt, expiry);
        oldestFirst.AddLast(bot);
        total += content.Size;
    }

    public void Drop(BotReads bot)
    {
        if (bot.Recent is { } kept)
        {
            bot.Recent = null;
            oldestFirst.Remove(bot);
            total -= kept.Content.Size;
            kept.Expiry.Dispose();
            kept.Content.Release();
        }
    }

    private void Expire(BotReads bot, ListContent content)
    {
        lock (gate)
        {
            if (bot.Recent?.Content == content)
            {
                Drop(bot);
                expired(bot);
            }
        }
    }
}
