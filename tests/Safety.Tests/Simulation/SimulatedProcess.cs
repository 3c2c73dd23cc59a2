namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>A process of a simulated world: what is begun in it goes on in it, until it dies. Then it never takes another step, wherever it stood.</summary>
internal sealed class SimulatedProcess(SimulatedWorld world, string name) : SynchronizationContext
{
    /// <summary>True once it has been killed.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Ends it without a word: no cleanup, no answer.</summary>
    public void Kill() => IsDead = true;

    public override void Post(SendOrPostCallback d, object? state) => world.Post(this, d, state);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing waits for another process in a simulated world.");

    public override SynchronizationContext CreateCopy() => this;

    public override string ToString() => name;
}
