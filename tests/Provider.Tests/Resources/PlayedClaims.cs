namespace MediaProviders.Provider.Tests.Resources;

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
