using System.Collections.Immutable;

namespace MediaProviders.Emulator;

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
