using System.Collections.Immutable;

namespace MediaProviders.Emulator;

/// <summary>
/// The bots and their lists. Knows nothing of HTTP and checks nothing, so a test can put in what the API would refuse and
/// change entries as another user of the API would. Safe for any number of threads; several emulators may share one.
/// </summary>
/// <param name="time">The clock for the lag of reads; the system's when null.</param>
/// <param name="botIds">When two ids are one bot; letter by letter when null.</param>
public sealed class Store(TimeProvider? time = null, StringComparer? botIds = null)
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, Bot> _bots = new(botIds ?? StringComparer.Ordinal);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Raised after each change of a list, outside the lock, on the thread that made it.</summary>
    public event EventHandler? Changed;

    /// <summary>The ids of all bots, in the order they were created.</summary>
    public IReadOnlyList<string> BotIds => Locked(() => _bots.Keys.ToArray());

    /// <summary>Adds a bot, or gives an existing one another token and region and leaves its list alone.</summary>
    public void AddBot(string id, string? token = null, string? region = null) => Locked(() =>
    {
        var bot = FindOrAdd(id);
        bot.Token = token;
        bot.Region = region;
        return bot;
    });

    /// <summary>The entries of a bot as they are now; none for an unknown bot.</summary>
    public IReadOnlyList<Entry> Entries(string botId) => Locked(() => Find(botId)?.Current ?? []);

    /// <summary>The entry of that very name; null when there is none.</summary>
    public Entry? Find(string botId, string name) => Entries(botId).FirstOrDefault(entry => entry.Name == name);

    /// <summary>The entries of a bot as a list request shows them now, which lags behind writes that asked for a lag.</summary>
    public IReadOnlyList<Entry> Listed(string botId) => Locked(() => Find(botId)?.Visible(_time.GetUtcNow()) ?? []);

    /// <summary>Adds or overwrites an entry; the bot is created when it is not known.</summary>
    /// <param name="comparison">When an entry is the same one.</param>
    /// <param name="slot">The place of an overwritten entry.</param>
    /// <param name="lag">How long lists do not show it.</param>
    /// <returns>Whether an entry of that name was there before.</returns>
    public bool Put(
        string botId,
        Entry entry,
        NameComparison comparison = NameComparison.CaseSensitive,
        OverwriteSlot slot = OverwriteSlot.Kept,
        TimeSpan lag = default) => Write(botId, lag, list =>
    {
        int index = IndexOf(list, entry.Name, comparison);
        return index < 0 ? list.Add(entry)
            : slot == OverwriteSlot.Kept ? list.SetItem(index, entry)
            : list.RemoveAt(index).Add(entry);
    }).Before.Any(other => Same(other.Name, entry.Name, comparison));

    /// <summary>Removes an entry.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string botId, string name, NameComparison comparison = NameComparison.CaseSensitive, TimeSpan lag = default)
    {
        if (!Entries(botId).Any(entry => Same(entry.Name, name, comparison)))
        {
            return false;
        }

        var (before, after) = Write(botId, lag, list => IndexOf(list, name, comparison) is >= 0 and var index ? list.RemoveAt(index) : list);
        return after.Length < before.Length;
    }

    /// <summary>Removes every entry of a bot.</summary>
    public void Wipe(string botId, TimeSpan lag = default) => Write(botId, lag, _ => []);

    /// <summary>Replaces the whole list of a bot; the bot is created when it is not known.</summary>
    public void Replace(string botId, IEnumerable<Entry> entries) => Write(botId, TimeSpan.Zero, _ => [.. entries]);

    /// <summary>Forgets every list that is not named and replaces the others; bots then have that order. Tokens and regions stay.</summary>
    public void ReplaceAll(IReadOnlyDictionary<string, IReadOnlyList<Entry>> lists)
    {
        Locked(() =>
        {
            Bot[] known = [.. _bots.Values];
            _bots.Clear();
            foreach (var bot in lists.Keys.Select(id => Array.Find(known, bot => bot.Id == id) ?? new Bot(id))
                .Union(known.Where(bot => bot.Token is not null || bot.Region is not null)))
            {
                bot.Write([.. lists.GetValueOrDefault(bot.Id) ?? []], _time.GetUtcNow(), TimeSpan.Zero);
                _bots.Add(bot.Id, bot);
            }

            return 0;
        });
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>The token and region of a bot; null when it is not known.</summary>
    internal (string? Token, string? Region)? Access(string botId) =>
        Locked<(string?, string?)?>(() => Find(botId) is { } bot ? (bot.Token, bot.Region) : null);

    /// <summary>Whether any bot has that token.</summary>
    internal bool HasToken(string token) => Locked(() => _bots.Values.Any(bot => bot.Token == token));

    private (ImmutableArray<Entry> Before, ImmutableArray<Entry> After) Write(
        string botId, TimeSpan lag, Func<ImmutableArray<Entry>, ImmutableArray<Entry>> change)
    {
        var result = Locked(() =>
        {
            var bot = FindOrAdd(botId);
            var before = bot.Current;
            bot.Write(change(before), _time.GetUtcNow(), lag);
            return (before, bot.Current);
        });
        Changed?.Invoke(this, EventArgs.Empty);
        return result;
    }

    private Bot? Find(string botId) => _bots.GetValueOrDefault(botId);

    private Bot FindOrAdd(string botId)
    {
        _bots.TryAdd(botId, new Bot(botId));
        return _bots[botId];
    }

    private T Locked<T>(Func<T> work)
    {
        lock (_lock)
        {
            return work();
        }
    }

    private static int IndexOf(ImmutableArray<Entry> list, string name, NameComparison comparison) =>
        list.ToList().FindIndex(entry => Same(entry.Name, name, comparison));

    private static bool Same(string one, string other, NameComparison comparison) =>
        string.Equals(one, other, comparison == NameComparison.CaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}

/// <summary>A bot and its list, with the older lists that readers may still be shown. Guarded by the lock of its <see cref="Store"/>.</summary>
internal sealed class Bot(string id)
{
    private readonly List<(ImmutableArray<Entry> List, DateTimeOffset VisibleFrom)> _versions = [([], DateTimeOffset.MinValue)];

    public string Id { get; } = id;

    /// <summary>The token that opens this bot; null when only a token for every bot does.</summary>
    public string? Token { get; set; }

    /// <summary>The region it lives in; null when every region serves it.</summary>
    public string? Region { get; set; }

    /// <summary>What is true now, whether readers see it yet or not.</summary>
    public ImmutableArray<Entry> Current => _versions[^1].List;

    /// <summary>What readers see: the newest list whose time has come.</summary>
    public ImmutableArray<Entry> Visible(DateTimeOffset now)
    {
        int newest = NewestVisible(now);
        _versions.RemoveRange(0, newest);
        return _versions[0].List;
    }

    public void Write(ImmutableArray<Entry> list, DateTimeOffset now, TimeSpan lag)
    {
        _versions.RemoveRange(0, NewestVisible(now));
        _versions.Add((list, now + lag));
    }

    private int NewestVisible(DateTimeOffset now) => _versions.FindLastIndex(version => version.VisibleFrom <= now);
}
