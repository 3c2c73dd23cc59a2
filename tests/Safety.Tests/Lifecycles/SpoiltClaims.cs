namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>The claims of a session, told or answered wrongly in one way.</summary>
internal sealed class SpoiltClaims(IClaims inner) : IClaims, IDisposable
{
    /// <summary>What stands in the way of sharing; null for what really does.</summary>
    public string? Says { get; init; }

    /// <summary>What becomes of the kind of a claim.</summary>
    public Func<ClaimKind, ClaimKind> Kind { get; init; } = static kind => kind;

    /// <summary>Which claims on an entry are found.</summary>
    public Func<EntryKey, ClaimTable.Match, bool> Finds { get; init; } = static (_, _) => true;

    /// <summary>Whether the claims stay when the session ends.</summary>
    public bool StaysOpen { get; init; }

    public string Obstacle => Says ?? inner.Obstacle;

    public void Claim(EntryKey entry, string owner, string? content, ClaimKind kind) => inner.Claim(entry, owner, content, Kind(kind));

    public void Release(EntryKey entry, string owner) => inner.Release(entry, owner);

    public IReadOnlyList<ClaimTable.Match> Find(EntryKey entry) => [.. inner.Find(entry).Where(match => Finds(entry, match))];

    public void Dispose()
    {
        if (!StaysOpen)
        {
            (inner as IDisposable)?.Dispose();
        }
    }
}
