namespace MediaProviders.Emulator;

/// <summary>Counts the requests of each bot within the last second.</summary>
internal sealed class ThrottleGate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _served = new(StringComparer.Ordinal);

    /// <summary>Whether one more request of that bot is served now; a refused one does not count.</summary>
    public bool Enter(string botId, Throttle limit)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_served.TryGetValue(botId, out var served))
            {
                served = new Queue<DateTimeOffset>();
                _served.Add(botId, served);
            }

            while (served.TryPeek(out var oldest) && oldest + Window <= now)
            {
                served.Dequeue();
            }

            if (served.Count >= limit.RequestsPerSecond)
            {
                return false;
            }

            served.Enqueue(now);
            return true;
        }
    }
}
