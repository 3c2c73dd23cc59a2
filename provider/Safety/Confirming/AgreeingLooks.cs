using MediaProviders.Sinch.Entries;
using MediaProviders.Sinch.Lists;

namespace MediaProviders.Safety.Confirming;

/// <summary>
/// Counts looks that show the same: three of them over at least 10 s tell that a server keeps to what they show, and does not only show it for a moment.
/// </summary>
internal sealed class AgreeingLooks(TimeProvider time)
{
    private const int Enough = 3;
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

    private MediaProvider? shown;
    private string? reason;
    private long since;
    private int looks;

    /// <summary>True once the last looks agree that the entry is <paramref name="now"/>.</summary>
    public bool Agree(MediaProvider now) => Count(now, because: null, agrees: shown?.Name == now.Name && EntryComparison.IsUnchanged(shown, now));

    /// <summary>True once the last looks agree that the list proves nothing, for one and the same reason.</summary>
    public bool Agree(Doubt doubt) => Count(now: null, doubt.Reason, agrees: reason == doubt.Reason);

    /// <summary>Begins from the start, after a look that counts for nothing.</summary>
    public void Forget() => (shown, reason, looks) = (null, null, 0);

    private bool Count(MediaProvider? now, string? because, bool agrees)
    {
        if (!agrees)
        {
            (shown, reason, since, looks) = (now, because, time.GetTimestamp(), 0);
        }

        looks++;
        return looks >= Enough && time.GetElapsedTime(since) >= LongEnough;
    }
}
