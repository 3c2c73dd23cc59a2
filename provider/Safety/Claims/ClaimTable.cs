namespace MediaProviders.Safety;

/// <summary>The claims of one session, in digests under that session's salt. Not thread-safe; what <see cref="Find"/> hands out is.</summary>
internal sealed class ClaimTable(ClaimDigests digests)
{
    private readonly Dictionary<UInt128, List<ClaimRecord>> claims = [];

    public ClaimDigests Digests => digests;

    public ClaimRecord Describe(EntryKey entry, string owner, string? content, ClaimKind kind = ClaimKind.Holds) => new()
    {
        Place = digests.OfPlace(entry),
        Name = digests.OfName(entry),
        Service = digests.OfService(entry),
        Owner = digests.OfOwner(owner),
        Content = content is null ? null : ClaimDigests.OfContent(entry, content),
        Kind = kind,
    };

    /// <summary>Takes in a claim or a release; false when nothing changes by it.</summary>
    public bool Apply(ClaimRecord record)
    {
        var atPlace = claims.GetValueOrDefault(record.Place) ?? [];
        var others = atPlace.FindAll(claim => !claim.Concerns(record));
        if (others.Count == atPlace.Count ? record.IsRelease : atPlace.Contains(record))
        {
            return false;
        }

        claims[record.Place] = record.IsRelease ? others : [.. others, record];
        return true;
    }

    /// <summary>Adds the claims that concern an entry, or one that may be the same.</summary>
    public void Find(EntryKey entry, List<Match> matches) =>
        matches.AddRange(claims.GetValueOrDefault(digests.OfPlace(entry), []).Select(claim => new Match(digests, entry, claim)));

    internal sealed class Match(ClaimDigests digests, EntryKey entry, ClaimRecord claim)
    {
        /// <summary>False when the same container and name are claimed at another base address.</summary>
        public bool SameService => IsAt(entry.Service);

        /// <summary>False when the container or the name differs in case.</summary>
        public bool SameName => IsNamed(entry);

        public bool IsSame => SameService && SameName;

        public ClaimKind Kind => claim.Kind;

        /// <summary>False for a claim that does not say what the entry holds.</summary>
        public bool KnowsContent => claim.Content is not null;

        /// <summary>True for a claim of just that container and name, at whatever base address.</summary>
        public bool IsNamed(EntryKey other) => digests.OfName(other) == claim.Name;

        public bool IsAt(string service) => digests.OfService(entry with { Service = service }) == claim.Service;

        public bool IsOwnedBy(string owner) => digests.OfOwner(owner) == claim.Owner;

        /// <summary>True for a claim with that content; false for one without any.</summary>
        public bool HasContent(string content) => claim.Content == ClaimDigests.OfContent(entry, content);
    }
}
