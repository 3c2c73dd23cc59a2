namespace MediaProviders.Safety.Claims;

/// <summary>
/// What is left of a session that could not write its claims: a lock and an empty file, by which the others know that claims are missing and refuse, too.
/// </summary>
internal sealed class HinderedSession : IDisposable
{
    private readonly string folder;
    private readonly string id;
    private readonly FileStream held;

    private HinderedSession(string folder, string id, FileStream held)
    {
        this.folder = folder;
        this.id = id;
        this.held = held;
    }

    /// <summary>Leaves a mark in a phase's folder; null where not even that can be written.</summary>
    public static HinderedSession? Leave(string folder)
    {
        HinderedSession? session = null;
        ClaimFile.Try(() =>
        {
            var (name, file) = SessionLock.Take(folder);
            session = new HinderedSession(folder, name, file);
            ClaimFile.Create(ClaimFile.HinderedOf(folder, name), FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
        });
        return session;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        held.Dispose();
        StaleSessions.Remove(folder, id);
        StaleSessions.RemoveFolder(folder);
    }
}
