namespace MediaProviders.Resources.Entries;

/// <summary>Waits between two looks or two attempts: 0.2 s at first, twice as long each time, 10 s at most.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private TimeSpan next = TimeSpan.FromMilliseconds(200);

    /// <summary>How long the next wait takes when nobody asks for more.</summary>
    public TimeSpan Next => next;

    /// <summary>Waits, at least as long as the server asked for.</summary>
    public async Task WaitAsync(TimeSpan? atLeast, CancellationToken cancellationToken)
    {
        var wait = atLeast > next ? atLeast.Value : next;
        next = next * 2 < Longest ? next * 2 : Longest;
        await Task.Delay(wait, time, cancellationToken);
    }
}
