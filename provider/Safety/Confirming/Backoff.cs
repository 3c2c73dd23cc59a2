using MediaProviders.Sinch;

namespace MediaProviders.Safety.Confirming;

/// <summary>Waits between two looks or two attempts: 0.2 s at first, twice as long each time, 10 s at most.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan next = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the next wait takes, for a status line: "0.2 s".</summary>
    public string Describe(TimeSpan? atLeast) => $"{CallObserver.Wait.SecondsOf(Next(atLeast))} s";

    public async Task WaitAsync(TimeSpan? atLeast, CancellationToken cancellationToken)
    {
        var wait = Next(atLeast);
        next = next * 2 < Longest ? next * 2 : Longest;
        await Retries.WaitAsync(wait, time, cancellationToken);
    }

    private TimeSpan Next(TimeSpan? atLeast) => atLeast > next ? atLeast.Value : next;
}
