namespace MediaProviders.Sinch;

/// <summary>
/// Keeps one list per bot for 5 seconds after its request, or until a write, and then wipes it. All lists together take at most 64 MiB, unless a single one is
/// larger; the oldest is removed first. Only used under the lock of <see cref="SharedReads"/>.
/// </summary>
/// <param name="expired">Called under the lock when a bot's list has expired.</param>
internal sealed class RecentLists(Lock gate, TimeProvider time, Action<BotReads> expired)
{
    private const long LargestTotal = 64L * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private readonly LinkedList<BotReads> oldestFirst = new();
    private long total;

    public ListContent? Find(BotReads bot) =>
        bot is { Recent: { } kept, WritesRunning: 0 } && time.GetElapsedTime(kept.BeganAt) <= Lifetime ? kept.Content : null;

    /// <summary>True when the result of the read is recent enough for a call of <see cref="Freshness.Recent"/> made now.</summary>
    public bool Serves(SharedRead read) =>
        read.HasBegun && read.Bot.WritesRunning == 0 && read.WritesAtBegin == read.Bot.Writes && time.GetElapsedTime(read.BeganAt) <= Lifetime;

    public void Keep(SharedRead read, ListContent content)
    {
        var bot = read.Bot;
        Drop(bot);
        while (oldestFirst.First is { Value: var oldest } && total + content.Size > LargestTotal)
        {
            Drop(oldest);
            expired(oldest);
        }

        var expiry = time.CreateTimer(_ => Expire(bot, content), null, Lifetime - time.GetElapsedTime(read.BeganAt), Timeout.InfiniteTimeSpan);
        bot.Recent = (content.Retain(), read.BeganAt, expiry);
        oldestFirst.AddLast(bot);
        total += content.Size;
    }

    public void Drop(BotReads bot)
    {
        if (bot.Recent is { } kept)
        {
            bot.Recent = null;
            oldestFirst.Remove(bot);
            total -= kept.Content.Size;
            kept.Expiry.Dispose();
            kept.Content.Release();
        }
    }

    private void Expire(BotReads bot, ListContent content)
    {
        lock (gate)
        {
            if (bot.Recent?.Content == content)
            {
                Drop(bot);
                expired(bot);
            }
        }
    }
}
