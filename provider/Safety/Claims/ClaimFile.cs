namespace MediaProviders.Safety;

/// <summary>
/// The files of a session in its phase's folder. <c>ID.lock</c> is empty and held exclusively as long as the session lives; <c>ID.claims</c> has a header and
/// then <see cref="ClaimRecord"/>s, appended by its owner and read by all; before its header is whole it is <c>ID.new</c>. An empty <c>ID.hindered</c> says
/// that claims are missing: a full disk mostly has room for it still. An id is random and never used again. Provider versions that run side by side in one
/// command read each other's files, so a changed layout needs another <see cref="Layout"/>.
/// </summary>
internal static class ClaimFile
{
    public const int HeaderSize = 8 + ClaimTable.SaltSize;

    public const int StateAt = 4;

    /// <summary>The state of a file that holds every claim of its session.</summary>
    public const byte Complete = (byte)'C';

    /// <summary>The state of a file that does not.</summary>
    public const byte Partial = (byte)'P';

    /// <summary>In bytes: about 246,000 claims. A session that needs more says that it cannot share them.</summary>
    public const long LongestFile = 16L * 1024 * 1024;

    public const int FoldersPerSweep = 200;

    private const int FilesPerSweep = 2_000;
    private const string LockSuffix = ".lock";
    private const string DataSuffix = ".claims";
    private const string HinderedSuffix = ".hindered";
    private const string UnfinishedSuffix = ".new";

    // The lock is removed last: until then the others ask it whether the session lives.
    private static readonly string[] Suffixes = [DataSuffix, UnfinishedSuffix, HinderedSuffix, LockSuffix];

    public static ReadOnlySpan<byte> Layout => "MPC2"u8;

    public static string LockOf(string folder, string id) => Path.Combine(folder, id + LockSuffix);

    public static string DataOf(string folder, string id) => Path.Combine(folder, id + DataSuffix);

    public static string UnfinishedOf(string folder, string id) => Path.Combine(folder, id + UnfinishedSuffix);

    public static string HinderedOf(string folder, string id) => Path.Combine(folder, id + HinderedSuffix);

    /// <summary>The ids of the sessions that have a file in a folder, each once; none when there is no such folder.</summary>
    public static IReadOnlyCollection<string> SessionsIn(string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder)
                .Where(path => Suffixes.Contains(Path.GetExtension(path), StringComparer.Ordinal))
                .Select(path => Path.GetFileNameWithoutExtension(path)).Where(id => Guid.TryParseExact(id, "N", out _)).ToHashSet();
        }
        catch (DirectoryNotFoundException)
        {
            // The last session of the phase removed it.
            return [];
        }
    }

    /// <summary>True when a folder cannot be used for a reason outside the program: its disk, its permissions, its path.</summary>
    public static bool IsTrouble(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException or NotSupportedException;

    /// <summary>Does what may fail for such a reason without harm: what is left undone is seen, or done, by another means.</summary>
    public static void Try(Action action) => Try(
        () =>
        {
            action();
            return true;
        },
        _ => false);

    /// <summary>Does what may fail for such a reason, and answers what <paramref name="otherwise"/> makes of it then.</summary>
    public static T Try<T>(Func<T> work, Func<Exception, T> otherwise)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (IsTrouble(exception))
        {
            return otherwise(exception);
        }
    }

    /// <summary>Opens a file that only this user can use, unbuffered.</summary>
    public static FileStream Create(string path, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>
    /// True when the session lives. Else its files are removed. Several processes may ask at the same time: asking takes a shared lock, which only
    /// an exclusive one refuses, so that no asker is taken for a living session. When it cannot be told, the session counts as living.
    /// A caller must have started a session: where locks do not work, every other session would look dead.
    /// </summary>
    public static bool IsLive(string folder, string id) => Try(
        () =>
        {
            // A session that is just starting has created its lock file but not locked it yet. It finds the shared lock, or its file gone, and starts
            // again under another id; so the files are removed while the shared lock is held.
            using var held = OpenToRead(LockOf(folder, id));
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
    public static void Remove(string folder, string id) => Try(() => Array.ForEach(Suffixes, suffix => File.Delete(Path.Combine(folder, id + suffix))));

    /// <summary>Removes a phase's folder when it is empty: no session lives in it. It never throws.</summary>
    public static void RemoveFolder(string folder) => Try(() => Directory.Delete(folder));

    /// <summary>Removes what ended sessions of any phase left in a private folder. It never throws, and looks at a bounded number of files.</summary>
    public static void Sweep(string root) => Try(() =>
    {
        var files = 0;
        foreach (var folder in Directory.EnumerateDirectories(root).Take(FoldersPerSweep).Where(folder => ClaimPlace.IsName(Path.GetFileName(folder))))
        {
            var sessions = SessionsIn(folder);
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

    /// <summary>Opens a file of any session. It fails on a lock file whose session lives, and on nothing else that is in use.</summary>
    public static FileStream OpenToRead(string path) =>
        new(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
}
