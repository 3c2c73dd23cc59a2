namespace MediaProviders.Safety;

/// <summary>Recognises sessions that have ended without removing their files, and removes them.</summary>
internal static class StaleSessions
{
    public const int FoldersPerSweep = 200;

    private const int FilesPerSweep = 2_000;

    /// <summary>
    /// True when the session lives. Else its files are removed. Several processes may ask at the same time: asking takes a shared lock, which only
    /// an exclusive one refuses, so that no asker is taken for a living session. When it cannot be told, the session counts as living.
    /// A caller must have started a session: where locks do not work, every other session would look dead.
    /// </summary>
    public static bool IsLive(string folder, string id) => ClaimFile.Try(
        () =>
        {
            // A session that is just starting has created its lock file but not locked it yet. It finds the shared lock, or its file gone, and starts
            // again under another id; so the files are removed while the shared lock is held.
            using var held = ClaimFile.OpenToRead(ClaimFile.LockOf(folder, id));
            Remove(folder, id);
            return false;
        },
        exception =>
        {
            var isGone = exception is FileNotFoundException or DirectoryNotFoundException;
            if (isGone)
            {
                // The lock file is created first: claims without one are what an interrupted removal left.
                Remove(folder, id);
            }

            return !isGone;
        });

    /// <summary>Removes the files of a session that does not hold its lock. It never throws: what stays is removed by the next one who looks.</summary>
    public static void Remove(string folder, string id) => ClaimFile.Try(() =>
    {
        File.Delete(ClaimFile.DataOf(folder, id));
        File.Delete(ClaimFile.UnfinishedOf(folder, id));
        File.Delete(ClaimFile.HinderedOf(folder, id));
        File.Delete(ClaimFile.LockOf(folder, id));
    });

    /// <summary>Removes a phase's folder when it is empty: no session lives in it. It never throws.</summary>
    public static void RemoveFolder(string folder) => ClaimFile.Try(() => Directory.Delete(folder));

    /// <summary>Removes what ended sessions of any phase left in a private folder. It never throws, and looks at a bounded number of files.</summary>
    public static void Sweep(string root) => ClaimFile.Try(() =>
    {
        var files = 0;
        foreach (var folder in Directory.EnumerateDirectories(root).Take(FoldersPerSweep).Where(folder => ClaimPlace.IsName(Path.GetFileName(folder))))
        {
            var sessions = ClaimFile.SessionsIn(folder);
            files += sessions.Count;
            if (files > FilesPerSweep)
            {
                return;
            }

            // Every session is looked at, because the look removes what is stale.
            var live = sessions.Where(id => IsLive(folder, id)).ToList();
            if (live.Count == 0)
            {
                RemoveFolder(folder);
            }
        }
    });
}
