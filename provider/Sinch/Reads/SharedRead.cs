using System.Diagnostics;

namespace MediaProviders.Sinch;

/// <summary>
/// One GET and all who wait for it. Used under the lock of <see cref="SharedReads"/>, except as an observer, which may be told things from any thread: it
/// passes waits on to everyone and attempts to the one who waits longest.
/// </summary>
internal sealed class SharedRead(BotReads bot) : CallObserver
{
    private readonly TaskCompletionSource assembled = new();
    private volatile Waiter[] waiters = [];

    /// <summary>That of the first caller; the request may run on behalf of the one before it.</summary>
    public override ActivityContext Cause { get; } = Activity.Current?.Context ?? default;

    public BotReads Bot => bot;

    public CancellationTokenSource Cancellation { get; } = new();

    public bool HasBegun { get; private set; }

    /// <summary>When the last request went out, as a timestamp of the clock.</summary>
    public long BeganAt { get; private set; }

    /// <summary>The bot's <see cref="BotReads.Writes"/> when the last request went out.</summary>
    public long WritesAtBegin { get; private set; }

    /// <summary>True once the last waiter has gone: no other may join.</summary>
    public bool IsAbandoned { get; set; }

    public int Waiters => waiters.Length;

    public void Begin(long now) => (HasBegun, BeganAt, WritesAtBegin) = (true, now, Bot.Writes);

    public Waiter Add(CallObserver observer)
    {
        var waiter = new Waiter(observer);
        waiters = [.. waiters, waiter];
        return waiter;
    }

    /// <summary>No other caller needs to be waited for. Not under the lock: what waits for this goes on here.</summary>
    public void Assemble() => assembled.TrySetResult();

    /// <summary>Waits until no other caller needs to be waited for, or for so long. Not under the lock.</summary>
    public async Task AssembleAsync(TimeSpan longest, TimeProvider time)
    {
        await assembled.Task.WaitAsync(longest, time, Cancellation.Token).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Cancellation.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Someone leaves; false when he has his answer already.</summary>
    public bool Remove(Waiter waiter)
    {
        var count = waiters.Length;
        waiters = Array.FindAll(waiters, other => other != waiter);
        return waiters.Length < count;
    }

    public void Succeed(ListContent content) => End(waiter => waiter.Answer.SetResult(new MediaProviderList(content.Retain())));

    public void Fail(Exception error) => End(waiter => waiter.Answer.SetException(error));

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

        /// <summary>What the caller awaits. It goes on elsewhere, not under the lock of the thread that sets it.</summary>
        public TaskCompletionSource<MediaProviderList> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
