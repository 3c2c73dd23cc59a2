using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>Exponential back-off between two reads of the list or two attempts, shown as a status: 0.2 s, doubled each time, at most 10 s.</summary>
internal sealed class Backoff(TimeProvider time, Reporter reporter)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly long started = time.GetTimestamp();
    private TimeSpan next = TimeSpan.FromMilliseconds(200);

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <param name="status">The status text for a wait, given its length as text: "0.2 s".</param>
    public async Task WaitAsync(Func<string, string> status, CancellationToken cancellationToken, TimeSpan? atLeast = null)
    {
        var wait = atLeast > next ? atLeast.Value : next;
        reporter.Status(status($"{CallObserver.Wait.SecondsOf(wait)} s"));
        next = next * 2 < Longest ? next * 2 : Longest;
        await Retries.WaitAsync(wait, time, cancellationToken);
    }
}
