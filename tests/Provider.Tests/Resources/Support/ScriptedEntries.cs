namespace MediaProviders.Provider.Tests.Resources;

/// <summary>
/// An API of one bot that holds bearers, without a server: for addresses that a test must not call and for answers that come at a certain moment.
/// </summary>
internal sealed class ScriptedEntries : IMediaProvidersApi
{
    public Dictionary<string, string> Bearers { get; } = new(StringComparer.Ordinal);

    /// <summary>What a POST does; null for what it should.</summary>
    public Action<ScriptedEntries>? OnPost { get; init; }

    /// <summary>What a DELETE does, once it has taken the entry away; null for no more.</summary>
    public Action<ScriptedEntries, CallObserver?>? OnDelete { get; init; }

    public int Posts { get; private set; }

    public Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken)
    {
        var entries = Bearers.Select(entry => $$"""{"name":"{{entry.Key}}","type":"www","config":{"bearer":"{{entry.Value}}"} }""");
        return Task.FromResult(MediaProviderList.Parse(Encoding.UTF8.GetBytes(ListText.Of(string.Join(',', entries)))));
    }

    public Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken)
    {
        Posts++;
        OnPost?.Invoke(this);
        return Task.CompletedTask;
    }

    public Task DeleteAsync(string botId, string name, CallObserver? observer, CancellationToken cancellationToken)
    {
        Bearers.Remove(name);
        OnDelete?.Invoke(this, observer);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        // It holds nothing.
    }
}

/// <summary>Claims with an obstacle, or in which something happens after each question.</summary>
internal sealed class PlayedClaims(string obstacle = "", Action<SharedClaims, EntryKey>? afterFind = null) : IClaims
{
    private readonly SharedClaims claims = new SharedClaims("", _ => null);

    public string Obstacle => obstacle;

    public void Claim(EntryKey entry, string owner, string? content, ClaimKind kind) => claims.Claim(entry, owner, content, kind);

    public void Release(EntryKey entry, string owner) => claims.Release(entry, owner);

    public IReadOnlyList<ClaimTable.Match> Find(EntryKey entry)
    {
        var matches = claims.Find(entry);
        afterFind?.Invoke(claims, entry);
        return matches;
    }
}

internal static class Shell
{
    /// <summary>A process in which these variables are set.</summary>
    public static HostEnvironment With(params (string Name, string Value)[] variables) =>
        new() { Variable = name => variables.FirstOrDefault(v => v.Name == name).Value, Version = "1.2.3" };
}
