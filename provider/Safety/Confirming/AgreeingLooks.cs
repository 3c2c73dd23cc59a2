using MediaProviders.Sinch.Entries;

namespace MediaProviders.Safety.Confirming;

/// <summary>Counts looks that show the same: three of them over at least 10 s tell that a server keeps what they show, and not only shows it for a moment.</summary>
internal sealed class AgreeingLooks(TimeProvider time)
{
    private const int Enough = 3;
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

    private MediaProvider? shown;
    private long since;
    private int looks;

    /// <summary>True once the last looks agree on <paramref name="now"/>; null, for nothing that counts, begins from the start.</summary>
    public bool Agree(MediaProvider? now)
    {
        if (now is null || shown?.Name != now.Name || !EntryComparison.IsUnchanged(shown, now))
        {
            (shown, since, looks) = (now, time.GetTimestamp(), 0);
        }

        looks++;
        return now is not null && looks >= Enough && time.GetElapsedTime(since) >= LongEnough;
    }
}
