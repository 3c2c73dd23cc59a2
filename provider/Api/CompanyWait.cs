namespace MediaProviders.Api;

/// <summary>
/// How long a GET waits for others to join it before it goes out. The parts of one command ask a moment after one another; whoever is late by that moment waits
/// for the next GET, nearly twice the time of one. So where the last list had several readers, the next request waits for a part of what the last one took.
/// </summary>
internal static class CompanyWait
{
    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private const double Part = 0.1;

    /// <summary>The wait after a read that is about to be answered and took <paramref name="time"/>: a tenth of that, 50 ms at most; nothing after a lone reader.</summary>
    public static TimeSpan After(SharedRead read, TimeSpan time)
    {
        if (!read.HasSeveralWaiters)
        {
            return TimeSpan.Zero;
        }

        var wait = time * Part;
        return wait < Longest ? wait : Longest;
    }
}
