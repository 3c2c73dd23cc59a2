namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>
/// The operations that a plugin is busy with. A session tells them of its end on a thread of the pool, which may come late on a busy machine, while the clock
/// of a simulated world moves on. So here they have tokens of their own, which are cancelled on the world's only thread: one seed goes on giving one run.
/// </summary>
/// <param name="willWrite">Told the bot and name of each operation that may write; what it returns is called at the operation's end.</param>
internal sealed class RunningOperations(Func<string, string, Action>? willWrite)
{
    private readonly List<CancellationTokenSource> running = [];

    /// <summary>How many there are.</summary>
    public int Count => running.Count;

    /// <summary>The provider, with its operations counted here.</summary>
    public ConfiguredProvider Track(ConfiguredProvider provider)
    {
        var resource = provider.FindResource("WhatsAppMediaProvider")!;
        string[] functions = ["getWhatsAppMediaProvider", "getWhatsAppMediaProviders"];
        return new ConfiguredProvider(
            [new TrackedResource(resource, this)],
            [.. functions.Select(name => new TrackedFunction(provider.FindFunction(name)!, this))],
            provider.Dispose);
    }

    /// <summary>Cancels the session and every operation.</summary>
    public void Cancel(Action cancel)
    {
        cancel();
        var context = SynchronizationContext.Current;
        try
        {
            // As on a thread of the pool: whoever awaits goes on when its process is next, not at once.
            SynchronizationContext.SetSynchronizationContext(null);
            foreach (var operation in Enumerable.Reverse(running).ToList())
            {
                operation.Cancel();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private async Task<T> WriteAsync<T>(EntryId? entry, CancellationToken cancellationToken, Func<CancellationToken, Task<T>> work)
    {
        var end = entry is null ? null : willWrite?.Invoke(entry.BotId, entry.Name);
        try
        {
            return await RunAsync(cancellationToken, work);
        }
        finally
        {
            end?.Invoke();
        }
    }

    private async Task<T> RunAsync<T>(CancellationToken cancellationToken, Func<CancellationToken, Task<T>> work)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var cancellation = new CancellationTokenSource();
        running.Add(cancellation);
        try
        {
            return await work(cancellation.Token);
        }
        finally
        {
            running.Remove(cancellation);
        }
    }

    private sealed class TrackedResource(Resource inner, RunningOperations operations) : Resource
    {
        public override ResourceShape Shape => inner.Shape;

        public override Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming) =>
            inner.Check(operation, given, lastInputs, naming);

        public override Plan Diff(Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored) =>
            inner.Diff(operation, id, lastKnown, desired, ignored);

        public override Task<Resource.Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken) =>
            operations.WriteAsync(
                operation.Preview ? null : MediaProviderInputs.Of(desired).Id, cancellationToken, token => inner.CreateAsync(operation, desired, token));

        public override Task<Resource.Found?> ReadAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken) =>
            operations.RunAsync(cancellationToken, token => inner.ReadAsync(operation, id, lastKnown, token));

        public override Task<ObjectValue> UpdateAsync(
            Operation operation, string id, LastKnown lastKnown, ObjectValue desired, IReadOnlyList<PropertyPath> ignored,
            CancellationToken cancellationToken) =>
            operations.WriteAsync(
                operation.Preview ? null : EntryId.Parse(id, ""), cancellationToken,
                token => inner.UpdateAsync(operation, id, lastKnown, desired, ignored, token));

        public override Task DeleteAsync(Operation operation, string id, LastKnown lastKnown, CancellationToken cancellationToken) =>
            operations.WriteAsync(EntryId.Parse(id, ""), cancellationToken, async token =>
            {
                await inner.DeleteAsync(operation, id, lastKnown, token);
                return true;
            });

        public override Task<IReadOnlyList<Resource.Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken) =>
            operations.RunAsync(cancellationToken, token => inner.ListAsync(operation, query, token));
    }

    private sealed class TrackedFunction(Function inner, RunningOperations operations) : Function
    {
        public override FunctionShape Shape => inner.Shape;

        public override Task<ObjectValue> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken) =>
            operations.RunAsync(cancellationToken, token => inner.InvokeAsync(operation, arguments, token));
    }
}
