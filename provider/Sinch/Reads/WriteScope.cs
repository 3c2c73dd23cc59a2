namespace MediaProviders.Sinch.Reads;

/// <summary>The time that a write takes; its end is told once.</summary>
internal sealed class WriteScope(Action end) : IDisposable
{
    private Action? end = end;

    /// <summary>The write has ended.</summary>
    public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
}
