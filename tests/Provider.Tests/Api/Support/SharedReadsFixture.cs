namespace MediaProviders.Tests.Api;

/// <summary>Shared reads of a server that the test plays, by a clock that it keeps.</summary>
public abstract class SharedReadsFixture : IAsyncLifetime
{
    private protected SharedReadsFixture() => reads = new SharedReads(fetch.FetchAsync, clock);

    private protected readonly ManualTimeProvider clock = new();
    private protected readonly HandFetch fetch = new();
    private protected readonly SharedReads reads;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        reads.Dispose();
        return Task.CompletedTask;
    }

    private protected Task<MediaProviderList> Get(
        string botId = "b", Freshness freshness = Freshness.Now, CallObserver? observer = null, CancellationToken cancellationToken = default)
    {
        // With a context, what follows an answer would run elsewhere and later.
        SynchronizationContext.SetSynchronizationContext(null);
        return reads.GetAsync(botId, freshness, observer ?? CallObserver.Silent, cancellationToken);
    }

    /// <summary>Reads, and lets the answer go again.</summary>
    private protected async Task ReadAsync(string botId, string name, int padding = 0)
    {
        var get = Get(botId);
        fetch.BeginAndAnswerAll(name, padding);
        (await get).Dispose();
    }

    private protected static async Task DisposeAllAsync(IEnumerable<Task<MediaProviderList>> gets) =>
        Array.ForEach(await Task.WhenAll(gets), list => list.Dispose());
}
