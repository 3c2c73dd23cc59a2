using System.Text;
using MediaProviders.Api;

namespace MediaProviders.Commands.Learning;

/// <summary>
/// Where questions are asked: one bot of one endpoint, and throw-away entries whose names all start with one random stem that no entry has. Every name that may have
/// been written is remembered, so that it can be removed.
/// </summary>
/// <param name="api">The calls a provider makes.</param>
/// <param name="probe">The calls it does not make.</param>
/// <param name="botId">The bot.</param>
/// <param name="stem">What all throw-away names start with.</param>
/// <param name="time">The clock.</param>
internal sealed class Bench(IMediaProvidersApi api, ProbeClient probe, string botId, string stem, TimeProvider time)
{
    /// <summary>What every throw-away name of every run starts with.</summary>
    public const string Prefix = "mediaproviders-doctor";

    /// <summary>The longest lag that is waited for: a minute.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    /// <summary>How long the list lags behind a write; null until it is known.</summary>
    public TimeSpan? Lag { get; set; }

    /// <summary>How many answers asked for fewer requests.</summary>
    public int Throttled { get; private set; }

    /// <summary>A throw-away name.</summary>
    public string Name(string end) => stem + end;

    /// <summary>The bot's list.</summary>
    public Task<MediaProviderList> ListAsync(CancellationToken cancellationToken) => api.GetAsync(botId, Freshness.Now, observer: null, cancellationToken);

    /// <summary>The bot's list as bytes, which may hold credentials.</summary>
    public Task<ProbeAnswer> RawListAsync(CancellationToken cancellationToken) => Counted(probe.ListAsync(botId, cancellationToken));

    /// <summary>The list of a bot that does not exist.</summary>
    public Task<ProbeAnswer> UnknownBotAsync(CancellationToken cancellationToken) => Counted(probe.ListAsync(stem, cancellationToken));

    /// <summary>GET of one throw-away entry's own path.</summary>
    public Task<ProbeAnswer> ReadOneAsync(string end, CancellationToken cancellationToken) => Counted(probe.ReadOneAsync(botId, Name(end), cancellationToken));

    /// <summary>Writes a throw-away entry, as JSON.</summary>
    public Task<ProbeAnswer> PostAsync(string end, string members, CancellationToken cancellationToken) => PostAsync(end, members, "application/json", cancellationToken);

    /// <summary>Writes a throw-away entry.</summary>
    /// <param name="end">The end of its name.</param>
    /// <param name="members">The members of its JSON object after the name.</param>
    /// <param name="mediaType">The Content-Type.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ProbeAnswer> PostAsync(string end, string members, string mediaType, CancellationToken cancellationToken)
    {
        // Before it is sent: whatever becomes of it, it has to be looked for.
        var isNew = written.Add(Name(end));
        var body = Encoding.UTF8.GetBytes($"{{\"name\":\"{Name(end)}\",{members}}}");
        var answer = await Counted(probe.PostAsync(botId, body, mediaType, token: null, cancellationToken));
        if (isNew && answer.Status is >= 400 and < 500)
        {
            // A client error says that nothing was done.
            written.Remove(Name(end));
        }

        return answer;
    }

    /// <summary>Sends a body that is no JSON, which nothing can be made of.</summary>
    /// <param name="token">Another token than the bot's; null for the bot's.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ProbeAnswer> PostNonsenseAsync(string? token, CancellationToken cancellationToken) =>
        Counted(probe.PostAsync(botId, "{\"name\":"u8.ToArray(), "application/json", token, cancellationToken));

    /// <summary>Deletes a throw-away entry.</summary>
    public Task<ProbeAnswer> DeleteAsync(string end, CancellationToken cancellationToken) => Counted(probe.DeleteAsync(botId, Name(end), cancellationToken));

    /// <summary>Waits until the list must show everything that was written so far.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => Lag is { } lag && lag > TimeSpan.Zero ? Task.Delay(lag + Interval, time, cancellationToken) : Task.CompletedTask;

    /// <summary>Waits until the list shows a name, or not.</summary>
    /// <returns>How long it took; zero for the first look; null when it took longer than <see cref="LongestLag"/>.</returns>
    public async Task<TimeSpan?> WaitForAsync(string end, bool isThere, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var isFirst = true;
        while (true)
        {
            using (var list = await ListAsync(cancellationToken))
            {
                if (list.Look(Name(end)).Match(_ => isThere, () => !isThere, doubt => !isThere && doubt.IsMissingArray))
                {
                    return isFirst ? TimeSpan.Zero : time.GetElapsedTime(start);
                }
            }

            if (time.GetElapsedTime(start) >= LongestLag)
            {
                return null;
            }

            isFirst = false;
            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    /// <summary>Removes every entry this bench may have written, and looks that none is left.</summary>
    /// <returns>Names that are still there or of which nobody knows; none when all is clean.</returns>
    public async Task<IReadOnlyList<string>> CleanUpAsync(CancellationToken cancellationToken)
    {
        var rest = new List<string>(written);
        if (rest.Count == 0)
        {
            return rest;
        }

        if (Lag is null)
        {
            // What the list does not show yet has to go as well.
            await DeleteAsync(rest, cancellationToken);
        }

        var start = time.GetTimestamp();
        while (true)
        {
            await SettleAsync(cancellationToken);
            bool isProven;
            using (var list = await ListAsync(cancellationToken))
            {
                rest = [.. list.Names.Where(name => name.StartsWith(stem, StringComparison.OrdinalIgnoreCase))];
                isProven = list.Doubt is null or { IsMissingArray: true };
            }

            if (!isProven && time.GetElapsedTime(start) >= LongestLag)
            {
                return [.. written];
            }

            if ((rest.Count == 0 && isProven) || time.GetElapsedTime(start) >= LongestLag)
            {
                return Lag is null ? [.. written] : rest;
            }

            await DeleteAsync(rest, cancellationToken);
        }
    }

    private async Task DeleteAsync(List<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await probe.DeleteAsync(botId, name, cancellationToken);
        }

        await Task.Delay(Interval, time, cancellationToken);
    }

    private async Task<ProbeAnswer> Counted(Task<ProbeAnswer> call)
    {
        var answer = await call;
        Throttled += answer.Status == 429 ? 1 : 0;
        return answer;
    }
}
