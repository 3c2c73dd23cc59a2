using MediaProviders.Resources;
using MediaProviders.Resources.Entries;
using MediaProviders.Schema;
using MediaProviders.Values;

namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>
/// The operations that a plugin is busy with. A session cancels them on a thread of the pool; the simulated world stands still until every one of them knows, so
/// that one seed goes on giving one run.
/// </summary>
/// <param name="willWrite">Told the bot and name of each operation that may write; what it returns is called at the operation's end.</param>
internal sealed class RunningOperations(Func<string, string, Action>? willWrite)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<ManualResetEventSlim> told = [];

    /// <summary>How many there are.</summary>
    public int Count => told.Count;

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

    /// <summary>Cancels, and waits in real time until every operation has been told.</summary>
    public void CancelAndWait(Action cancel)
    {
        var waiting = told.ToList();
        cancel();
        if (!waiting.TrueForAll(each => each.Wait(Patience)))
        {
            throw new InvalidOperationException("An operation was not told of its cancellation.");
        }
    }

    private async Task<T> WriteAsync<T>(EntryId? entry, CancellationToken cancellationToken, Func<Task<T>> work)
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

    private async Task<T> RunAsync<T>(CancellationToken cancellationToken, Func<Task<T>> work)
    {
        // Registered first, called last: by then everything below has been told.
        var mark = new ManualResetEventSlim();
        var registration = cancellationToken.UnsafeRegister(state => ((ManualResetEventSlim)state!).Set(), mark);
        told.Add(mark);
        try
        {
            return await work();
        }
        finally
        {
            told.Remove(mark);

            // Disposing it would wait for the callback on a thread of the pool.
            registration.Unregister();
        }
    }

    private sealed class TrackedResource(Resource inner, RunningOperations running) : Resource
    {
        public override ResourceShape Shape => inner.Shape;

        public override Checked Check(Operation operation, ObjectValue given, ObjectValue lastInputs, Naming naming) => inner.Check(operation, given, lastInputs, naming);

        public override Plan Diff(Operation operation, string id, Prior prior, ObjectValue desired, IReadOnlyList<PropertyPath> ignored) =>
            inner.Diff(operation, id, prior, desired, ignored);

        public override Task<Created> CreateAsync(Operation operation, ObjectValue desired, CancellationToken cancellationToken) =>
            running.WriteAsync(operation.Preview ? null : EntryInputs.IdOf(desired), cancellationToken, () => inner.CreateAsync(operation, desired, cancellationToken));

        public override Task<Found?> ReadAsync(Operation operation, string id, Prior prior, CancellationToken cancellationToken) =>
            running.RunAsync(cancellationToken, () => inner.ReadAsync(operation, id, prior, cancellationToken));

        public override Task<ObjectValue> UpdateAsync(
            Operation operation, string id, Prior prior, ObjectValue desired, IReadOnlyList<PropertyPath> ignored, CancellationToken cancellationToken) =>
            running.WriteAsync(
                operation.Preview ? null : EntryId.Parse(id, ""), cancellationToken, () => inner.UpdateAsync(operation, id, prior, desired, ignored, cancellationToken));

        public override Task DeleteAsync(Operation operation, string id, Prior prior, CancellationToken cancellationToken) =>
            running.WriteAsync(EntryId.Parse(id, ""), cancellationToken, async () =>
            {
                await inner.DeleteAsync(operation, id, prior, cancellationToken);
                return true;
            });

        public override Task<IReadOnlyList<Listed>> ListAsync(Operation operation, ObjectValue query, CancellationToken cancellationToken) =>
            running.RunAsync(cancellationToken, () => inner.ListAsync(operation, query, cancellationToken));
    }

    private sealed class TrackedFunction(Function inner, RunningOperations running) : Function
    {
        public override FunctionShape Shape => inner.Shape;

        public override Task<Answer> InvokeAsync(Operation operation, ObjectValue arguments, CancellationToken cancellationToken) =>
            running.RunAsync(cancellationToken, () => inner.InvokeAsync(operation, arguments, cancellationToken));
    }
}
