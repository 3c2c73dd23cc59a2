namespace MediaProviders.Tests.Api;

/// <summary>Keeps what a call tells.</summary>
internal sealed class RecordingObserver : CallObserver
{
    private readonly ConcurrentQueue<CallObserver.Wait> waits = new();
    private readonly ConcurrentQueue<CallObserver.Attempt> attempts = new();
    private readonly ConcurrentQueue<string> notices = new();

    public IReadOnlyList<CallObserver.Wait> Waits => [.. waits];

    public IReadOnlyList<CallObserver.Attempt> Attempts => [.. attempts];

    public IReadOnlyList<string> Notices => [.. notices];

    public override void Waiting(CallObserver.Wait wait) => waits.Enqueue(wait);

    public override void Attempted(CallObserver.Attempt attempt) => attempts.Enqueue(attempt);

    public override void Noticed(string notice) => notices.Enqueue(notice);
}
