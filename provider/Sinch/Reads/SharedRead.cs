using System.Diagnostics;

namespace MediaProviders.Sinch;

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
