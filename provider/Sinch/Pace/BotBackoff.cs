namespace MediaProviders.Sinch.Pace;

/// <summary>Remembers which bots the server has asked to leave alone, and until when. All calls of such a bot wait together.</summary>
internal sealed class BotBackoff(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (long Since, TimeSpan Delay, string Reason)> held = new(StringComparer.Ordinal);

    /// <summary>Holds the bot's calls for <paramref name="delay"/> from now, unless they are held for longer already.</summary>
    public void Hold(string botId, TimeSpan delay, string reason)
    {
        lock (gate)
        {
            if (!held.TryGetValue(botId, out var current) || current.Delay - time.GetElapsedTime(current.Since) < delay)
            {
                held[botId] = (time.GetTimestamp(), delay, reason);
            }
        }
    }

    /// <summary>How much longer the bot's calls are held, and what the server said; zero when they are not.</summary>
    public (TimeSpan Remaining, string Reason) Check(string botId)
    {
        lock (gate)
        {
            if (!held.TryGetValue(botId, out var current))
            {
                return (TimeSpan.Zero, "");
            }

            var remaining = current.Delay - time.GetElapsedTime(current.Since);
            if (remaining <= TimeSpan.Zero)
            {
                held.Remove(botId);
                return (TimeSpan.Zero, "");
            }

            return (remaining, current.Reason);
        }
    }
}
