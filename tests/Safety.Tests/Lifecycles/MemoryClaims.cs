using MediaProviders.Resources;
using MediaProviders.Resources.Claims;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>Claims that the sessions of one phase share in memory: what SharedClaims does with files, at a tenth of the time.</summary>
internal sealed class MemoryClaims
{
    private readonly List<Session> sessions = [];

    /// <summary>How many sessions have not ended.</summary>
    public int Open => sessions.Count;

    /// <summary>Opens a session of the phase with that engine address.</summary>
    public IClaims In(string phase)
    {
        var session = new Session(this, phase);
        sessions.Add(session);
        return session;
    }

    private sealed class Session(MemoryClaims all, string phase) : IClaims, IDisposable
    {
        private readonly ClaimTable table = new(ClaimDigests.New());

        public bool AreShared => true;

        public string Obstacle => "";

        public void Claim(EntryKey entry, string owner, string? content) => table.Apply(table.Describe(entry, owner, content));

        public void Release(EntryKey entry, string owner) => table.Apply(table.Describe(entry, owner, content: null) with { IsRelease = true });

        public IReadOnlyList<ClaimMatch> Find(EntryKey entry)
        {
            var matches = new List<ClaimMatch>();
            foreach (var session in all.sessions.Where(session => session.Phase == phase))
            {
                session.table.Find(entry, matches);
            }

            return matches;
        }

        public void Dispose() => all.sessions.Remove(this);

        private string Phase => phase;
    }
}
