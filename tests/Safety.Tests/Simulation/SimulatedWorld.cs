namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>
/// Runs simulated processes on one thread, with a clock that moves by itself whenever everything waits. What is ready runs in an order drawn from the seed, as
/// threads might; so one seed always gives one run.
/// </summary>
internal sealed class SimulatedWorld
{
    /// <summary>Steps after which a run is taken for one that never ends.</summary>
    private const int MostSteps = 3_000_000;

    private readonly Lock gate = new();
    private readonly List<(SimulatedProcess? Process, SendOrPostCallback Callback, object? State)> ready = [];
    private readonly Random order;

    /// <summary>A world whose order of things is drawn from a seed.</summary>
    public SimulatedWorld(int seed)
    {
        order = new Random(seed);
        Random = new Random(seed + 1);
        Clock = new SimulatedClock(this);
    }

    /// <summary>The clock of everything that lives in this world.</summary>
    public SimulatedClock Clock { get; }

    /// <summary>Whatever else is left to chance. To be used from within the world only.</summary>
    public Random Random { get; }

    /// <summary>How many steps have been run.</summary>
    public long Steps { get; private set; }

    /// <summary>Runs some work in a process of this world until it ends. Whatever else is under way then stands still until the next run.</summary>
    /// <exception cref="InvalidOperationException">Nothing is ready, no timer is set, and the work has not ended; or it never ends.</exception>
    public T Run<T>(SimulatedProcess process, Func<Task<T>> work)
    {
        var before = SynchronizationContext.Current;
        try
        {
            Task<T>? task = null;
            process.Post(_ => task = work(), null);
            var limit = Steps + MostSteps;
            while (task is not { IsCompleted: true })
            {
                if (TakeReady() is { } next)
                {
                    Steps++;
                    SynchronizationContext.SetSynchronizationContext(next.Process);
                    next.Callback(next.State);
                }
                else if (!Clock.AdvanceToNextTimer())
                {
                    throw new InvalidOperationException("Nothing is ready and no timer is set, yet the work has not ended.");
                }

                if (Steps > limit)
                {
                    throw new InvalidOperationException("The work does not end.");
                }
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    /// <summary>Makes something ready. Without a process it runs outside of every context, where the continuations of libraries run at once.</summary>
    public void Post(SimulatedProcess? process, SendOrPostCallback callback, object? state)
    {
        lock (gate)
        {
            ready.Add((process, callback, state));
        }
    }

    private (SimulatedProcess? Process, SendOrPostCallback Callback, object? State)? TakeReady()
    {
        lock (gate)
        {
            while (ready.Count > 0)
            {
                var index = order.Next(ready.Count);
                var taken = ready[index];
                ready[index] = ready[^1];
                ready.RemoveAt(ready.Count - 1);
                if (taken.Process is not { IsDead: true })
                {
                    return taken;
                }
            }

            return null;
        }
    }
}

/// <summary>A process of a simulated world: what is begun in it goes on in it, until it dies. Then it never takes another step, wherever it stood.</summary>
internal sealed class SimulatedProcess(SimulatedWorld world, string name) : SynchronizationContext
{
    /// <summary>True once it has been killed.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Ends it without a word: no cleanup, no answer.</summary>
    public void Kill() => IsDead = true;

    public override void Post(SendOrPostCallback d, object? state) => world.Post(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing waits for another process in a simulated world.");

    public override SynchronizationContext CreateCopy() => this;

    public override string ToString() => name;
}
