namespace MediaProviders.Tests.Api;

/// <summary>
/// Runs everything on the thread of the test: what goes on after a wait is put in a queue, and the queue is run to its end before the next step is taken. The
/// same steps give the same run.
/// </summary>
internal sealed class StepScheduler : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> ready = new();

    /// <summary>Takes a step of the program under test, and all that follows from it.</summary>
    public void Take(Action step) => Run(this, step);

    /// <summary>
    /// Takes a step of the world around it, such as an answer, and all that follows. Continuations of libraries run at once: they want no context.
    /// </summary>
    public void TakeOutside(Action step) => Run(null, step);

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => ready.Enqueue((d, state));

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing waits for another thread.");

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    private void Run(SynchronizationContext? context, Action step)
    {
        var before = Current;
        try
        {
            SetSynchronizationContext(context);
            step();
            SetSynchronizationContext(this);
            while (ready.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
