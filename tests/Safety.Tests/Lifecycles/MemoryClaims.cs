namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>
/// Claims that the sessions of one phase share in memory: what SharedClaims does with files, at a tenth of the time. One session may be hindered: what it
/// claims from then on reaches no other, or it learns of no other's claims. One that cannot publish leaves a mark that the others see.
/// </summary>
internal sealed class MemoryClaims
{
    private readonly List<Session> sessions = [];
    private Hindrance? hindrance;
    private int opened;

    /// <summary>How many sessions have not ended.</summary>
    public int Open => sessions.Count;

    /// <summary>Says which of the sessions that are opened from now on is hindered; null for none.</summary>
    public void Hinder(Hindrance? which)
    {
        hindrance = which;
        opened = 0;
    }

    /// <summary>Opens a session of the phase with that engine address.</summary>
    public IClaims In(string phase)
    {
        var session = new Session(this, phase, hindrance?.Session == opened ? hindrance : null);
        opened++;
        sessions.Add(session);
        return session;
    }

    private sealed class Session(MemoryClaims all, string phase, Hindrance? hindrance) : IClaims, IDisposable
    {
        private readonly ClaimTable own = new();
        private readonly ClaimTable published = new();
        private int claims;

        public string Obstacle =>
            IsHindered ? "This process cannot share its claims."
            : Others.Any(other => other is { IsHindered: true, CannotRead: false }) ? "Another process could not record all its claims."
            : "";

        public void Claim(EntryKey entry, string owner, string? content, ClaimKind kind)
        {
            own.Apply(own.Describe(entry, owner, content, kind));
            claims++;
            if (!IsHindered || CannotRead)
            {
                published.Apply(published.Describe(entry, owner, content, kind));
            }
        }

        public void Release(EntryKey entry, string owner)
        {
            own.Apply(own.Describe(entry, owner, content: null) with { IsRelease = true });
            published.Apply(published.Describe(entry, owner, content: null) with { IsRelease = true });
        }

        public IReadOnlyList<ClaimTable.Match> Find(EntryKey entry) =>
            [.. own.Find(entry), .. (IsHindered && CannotRead ? [] : Others).SelectMany(other => other.published.Find(entry))];

        public void Dispose() => all.sessions.Remove(this);

        private bool IsHindered => hindrance is not null && claims > hindrance.AfterClaims;

        private bool CannotRead => hindrance is { Reads: true };

        private string Phase => phase;

        private IEnumerable<Session> Others => all.sessions.Where(session => session != this && session.Phase == phase);
    }
}
