namespace MediaProviders.Benchmarks.Plugins;

/// <summary>Does numbered work as an engine does: a bounded number of calls in flight, the next one as soon as one has ended.</summary>
internal static class Concurrently
{
    /// <summary>Runs <paramref name="work"/> for 0 to <paramref name="count"/> - 1.</summary>
    public static async Task RunAsync(int count, int inFlight, Func<int, Task> work)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(inFlight, count)).Select(_ => Task.Run(TakeTurnsAsync)));

        async Task TakeTurnsAsync()
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
            {
                await work(index);
            }
        }
    }
}
