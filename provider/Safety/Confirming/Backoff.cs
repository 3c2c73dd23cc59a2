using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>Waits between two looks or two attempts, and says so: 0.2 s at first, twice as long each time, 10 s at most.</summary>
internal sealed class Backoff(TimeProvider time, Reporter reporter)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly long started = time.GetTimestamp();
    private TimeSpan next = TimeSpan.FromMilliseconds(200);

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <param name="status">What is said of a wait of so long: "0.2 s".</param>
    public async Task WaitAsync(Func<string, string> status, CancellationToken cancellationToken, TimeSpan? atLeast = null)
    {
        var wait = atLeast > next ? atLeast.Value : next;
        reporter.Status(status($"{CallObserver.Wait.SecondsOf(wait)} s"));
        next = next * 2 < Longest ? next * 2 : Longest;
        await Retries.WaitAsync(wait, time, cancellationToken);
    }
}
