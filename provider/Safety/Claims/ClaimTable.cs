namespace MediaProviders.Safety.Claims;

/// <summary>The claims of one session, in digests under that session's salt. Not thread-safe; what <see cref="Find"/> hands out is.</summary>
internal sealed class ClaimTable
{
    private readonly ClaimDigests digests;
    private readonly Dictionary<UInt128, List<ClaimRecord>> claims = [];

    /// <summary>No claims yet, under that salt.</summary>
    public ClaimTable(ClaimDigests digests) => this.digests = digests;

    /// <summary>The salt its digests are made under.</summary>
    public ClaimDigests Digests => digests;

    /// <summary>What a claim says in this table.</summary>
    public ClaimRecord Describe(EntryKey entry, string owner, string? content) => new()
    {
        Place = digests.OfPlace(entry),
        Name = digests.OfName(entry),
        Service = digests.OfService(entry),
        Owner = digests.OfOwner(owner),
        Content = content is null ? null : ClaimDigests.OfContent(entry, content),
    };

    /// <summary>Takes in a claim or a release; false when nothing changes by it.</summary>
    public bool Apply(in ClaimRecord record)
    {
        if (!claims.TryGetValue(record.Place, out var atPlace))
        {
            if (!record.IsRelease)
            {
                claims[record.Place] = [record];
            }

            return !record.IsRelease;
        }

        return record.IsRelease ? Remove(atPlace, record) : Put(atPlace, record);
    }

    /// <summary>Adds the claims that concern an entry.</summary>
    public void Find(EntryKey entry, List<ClaimMatch> matches)
    {
        if (!claims.TryGetValue(digests.OfPlace(entry), out var atPlace))
        {
            return;
        }

        var name = digests.OfName(entry);
        var service = digests.OfService(entry);
        foreach (var claim in atPlace)
        {
            matches.Add(new ClaimMatch
            {
                SameService = claim.Service == service,
                SameName = claim.Name == name,
                IsNamed = other => digests.OfName(other) == claim.Name,
                IsAt = service => digests.OfService(entry with { Service = service }) == claim.Service,
                IsOwnedBy = owner => digests.OfOwner(owner) == claim.Owner,
                HasContent = content => claim.Content == ClaimDigests.OfContent(entry, content),
            });
        }
    }

    private static bool Put(List<ClaimRecord> atPlace, ClaimRecord record)
    {
        var earlier = atPlace.FindIndex(claim => claim.Concerns(record));
        if (earlier < 0)
        {
            atPlace.Add(record);
            return true;
        }

        var changes = atPlace[earlier] != record;
        atPlace[earlier] = record;
        return changes;
    }

    private bool Remove(List<ClaimRecord> atPlace, ClaimRecord record)
    {
        var removed = atPlace.RemoveAll(claim => claim.Concerns(record)) > 0;
        if (atPlace.Count == 0)
        {
            claims.Remove(record.Place);
        }

        return removed;
    }
}
