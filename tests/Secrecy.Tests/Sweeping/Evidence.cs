namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Everything that came out of the plugin, by channel, searched as it comes. Safe to use from many calls at once.</summary>
public sealed class Evidence(CanarySearch search)
{
    private readonly Lock gate = new();
    private readonly HashSet<(Channel, string)> seen = [];
    private readonly Dictionary<Channel, int> texts = [];
    private readonly List<Leak> leaks = [];

    /// <summary>The secrets that were found.</summary>
    public IReadOnlyList<Leak> Leaks
    {
        get
        {
            lock (gate)
            {
                return [.. leaks];
            }
        }
    }

    /// <summary>How many different texts came through a channel.</summary>
    public int Count(Channel channel)
    {
        lock (gate)
        {
            return texts.GetValueOrDefault(channel);
        }
    }

    /// <summary>Searches a text.</summary>
    /// <param name="channel">Where it came out.</param>
    /// <param name="source">What said it, for the report of a leak.</param>
    public void Add(Channel channel, string source, string text)
    {
        lock (gate)
        {
            if (text.Length == 0 || !seen.Add((channel, text)))
            {
                return;
            }

            texts[channel] = texts.GetValueOrDefault(channel) + 1;
            leaks.AddRange(search.Find(text).Select(found => new Leak(channel, source, found)));
        }
    }

    /// <summary>Searches bytes.</summary>
    public void Add(Channel channel, string source, ReadOnlySpan<byte> bytes) => Add(channel, source, Encoding.Latin1.GetString(bytes));

    /// <summary>Fails when any secret was found, and says where; never what.</summary>
    public void ShouldBeClean() => Leaks.ShouldBeEmpty(string.Join('\n', Leaks));
}

/// <summary>A secret that came out.</summary>
/// <param name="Sighting">Which secret, in which form.</param>
public sealed record Leak(Channel Channel, string Source, Sighting Sighting);
