using System.Collections.Concurrent;
using MediaProviders.Sinch.Calls;

namespace MediaProviders.Tests.Api;

/// <summary>Keeps what a call tells.</summary>
internal sealed class RecordingObserver : CallObserver
{
    private readonly ConcurrentQueue<CallWait> waits = new();
    private readonly ConcurrentQueue<CallAttempt> attempts = new();
    private readonly ConcurrentQueue<string> notices = new();

    public IReadOnlyList<CallWait> Waits => [.. waits];

    public IReadOnlyList<CallAttempt> Attempts => [.. attempts];

    public IReadOnlyList<string> Notices => [.. notices];

    public override void Waiting(CallWait wait) => waits.Enqueue(wait);

    public override void Attempted(CallAttempt attempt) => attempts.Enqueue(attempt);

    public override void Noticed(string notice) => notices.Enqueue(notice);
}
