namespace MediaProviders.Emulator.Learning;

/// <summary>
/// One bot of one endpoint, and test entries whose names all start with one random stem that no other entry has. Every name that may have been written is
/// remembered, so that it can be deleted.
/// </summary>
/// <param name="stem">How the names of all test entries start.</param>
internal sealed class ProbeSession(ProbeClient client, string botId, string stem, TimeProvider time)
{
    /// <summary>How the names of the test entries of every run start.</summary>
    public const string Prefix = "mediaproviders-learn";

    /// <summary>The longest lag that is waited for: a minute.</summary>
    public static readonly TimeSpan LongestLag = TimeSpan.FromMinutes(1);

    private const int Attempts = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // A server that folds the case of names lists them in another case than they were sent in.
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long the list lags behind a write; null until it is known.</summary>
    public TimeSpan? Lag { get; set; }

    /// <summary>Whether an entry may have been written.</summary>
    public bool HasWritten => _written.Count > 0;

    /// <summary>How many answers asked for fewer requests.</summary>
    public int Throttled { get; private set; }

    /// <summary>The name of a test entry.</summary>
    public string Name(string end) => stem + end;

    /// <summary>The bot's list. A server that is busy is asked up to five times.</summary>
    /// <exception cref="ProbeFailedException">There is none.</exception>
    public async Task<ProbeList> ListAsync(CancellationToken cancellationToken)
    {
        int attempt = 0;
        while (true)
        {
            attempt++;
            var answer = await Counted(client.ListAsync(botId, cancellationToken));
            if (answer.Status == 200)
            {
                return ProbeList.Read(answer.Body) ?? throw new ProbeFailedException("Reading the list failed: the answer is not the documented JSON.");
            }

            if (attempt == Attempts || answer.Status is not (429 or >= 500))
            {
                string advice = answer.Status == 401 ? " Check that the token is the bot's own and that the bot lives in this region." : "";
                throw new ProbeFailedException($"Reading the list failed: the answer was {answer.Status}.{advice}");
            }

            await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken);
        }
    }

    /// <summary>The list of a bot that does not exist.</summary>
    public Task<ProbeAnswer> UnknownBotAsync(CancellationToken cancellationToken) => Counted(client.ListAsync(stem, cancellationToken));

    /// <summary>GET of one test entry.</summary>
    public Task<ProbeAnswer> ReadOneAsync(string end, CancellationToken cancellationToken) => Counted(client.ReadOneAsync(botId, Name(end), cancellationToken));

    /// <summary>Writes a test entry, as JSON.</summary>
    public Task<ProbeAnswer> PostAsync(string end, string members, CancellationToken cancellationToken) =>
        PostAsync(end, members, "application/json", cancellationToken);

    /// <summary>Writes a test entry.</summary>
    /// <param name="end">The end of its name.</param>
    /// <param name="members">The members of its JSON object after the name.</param>
    public async Task<ProbeAnswer> PostAsync(string end, string members, string mediaType, CancellationToken cancellationToken)
    {
        // Remembered before it is sent: the answer may be lost although the entry is written.
        bool isNew = _written.Add(Name(end));
        byte[] body = Encoding.UTF8.GetBytes($"{{\"name\":\"{Name(end)}\",{members}}}");
        var answer = await Counted(client.PostAsync(botId, body, mediaType, other: null, cancellationToken));
        if (isNew && answer.Status is >= 400 and < 500)
        {
            _written.Remove(Name(end));
        }

        return answer;
    }

    /// <summary>Sends a body that is not JSON, which writes nothing.</summary>
    /// <param name="token">Another token than the bot's; null for the bot's.</param>
    public Task<ProbeAnswer> PostMalformedAsync(string? token, CancellationToken cancellationToken) =>
        Counted(client.PostAsync(botId, "{\"name\":"u8.ToArray(), "application/json", token, cancellationToken));

    /// <summary>Deletes a test entry.</summary>
    public Task<ProbeAnswer> DeleteAsync(string end, CancellationToken cancellationToken) => Counted(client.DeleteAsync(botId, Name(end), cancellationToken));

    /// <summary>Waits until the list must show everything that was written so far.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) =>
        Lag is { } lag && lag > TimeSpan.Zero ? Task.Delay(lag + Interval, time, cancellationToken) : Task.CompletedTask;

    /// <summary>Waits until the list shows a test entry.</summary>
    /// <returns>How long it took; zero for the first look; null when it took longer than <see cref="LongestLag"/>.</returns>
    public async Task<TimeSpan?> WaitUntilListedAsync(string end, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        if ((await ListAsync(cancellationToken)).Find(Name(end)) is not null)
        {
            return TimeSpan.Zero;
        }

        while (time.GetElapsedTime(start) < LongestLag)
        {
            await Task.Delay(Interval, time, cancellationToken);
            if ((await ListAsync(cancellationToken)).Find(Name(end)) is not null)
            {
                return time.GetElapsedTime(start);
            }
        }

        return null;
    }

    /// <summary>Deletes every entry this session may have written, and checks in the list that none is left.</summary>
    /// <returns>The names that are or may be left; none when all are gone.</returns>
    /// <exception cref="ProbeFailedException">The endpoint could not be asked.</exception>
    public async Task<IReadOnlyList<string>> CleanUpAsync(CancellationToken cancellationToken)
    {
        if (Lag is null)
        {
            // What the list does not show yet has to go as well.
            await DeleteAsync(_written, cancellationToken);
        }

        long start = time.GetTimestamp();
        while (true)
        {
            await SettleAsync(cancellationToken);
            string[] left = [.. (await ListAsync(cancellationToken)).Names.Where(_written.Contains)];
            if (left.Length == 0 || time.GetElapsedTime(start) >= LongestLag)
            {
                return Lag is null ? [.. _written] : left;
            }

            await DeleteAsync(left, cancellationToken);
        }
    }

    private async Task DeleteAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        foreach (string name in names)
        {
            await client.DeleteAsync(botId, name, cancellationToken);
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
