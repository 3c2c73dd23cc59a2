namespace MediaProviders.Safety.Claims;

/// <summary>Claims where no other process can belong to the same command: they are kept in memory and end with the session. Thread-safe.</summary>
internal sealed class SessionClaims : IClaims
{
    private readonly Lock gate = new();
    private readonly ClaimTable table = new(ClaimDigests.New());

    /// <summary>Always true: there is no other process to share with.</summary>
    public bool AreShared => true;

    /// <summary>Always empty.</summary>
    public string Obstacle => "";

    /// <inheritdoc/>
    public void Claim(EntryKey entry, string owner, string? content)
    {
        var claim = table.Describe(entry, owner, content);
        lock (gate)
        {
            table.Apply(claim);
        }
    }

    /// <inheritdoc/>
    public void Release(EntryKey entry, string owner)
    {
        var release = table.Describe(entry, owner, content: null) with { IsRelease = true };
        lock (gate)
        {
            table.Apply(release);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ClaimMatch> Find(EntryKey entry)
    {
        var matches = new List<ClaimMatch>();
        lock (gate)
        {
            table.Find(entry, matches);
        }

        return matches;
    }
}
