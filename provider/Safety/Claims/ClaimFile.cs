namespace MediaProviders.Safety;

/// <summary>
/// The files of a session in the folder of its phase. <c>ID.lock</c> is empty and locked exclusively while the session is alive. <c>ID.claims</c> has a header,
/// followed by <see cref="ClaimRecord"/>s that its owner appends and all sessions read; until its header is complete it is called <c>ID.new</c>. An empty
/// <c>ID.hindered</c> means that claims are missing: a full disk usually still has room for it. An id is random and never reused. Different versions of the
/// provider may run in one command and read each other's files, so a changed layout needs a new <see cref="Layout"/>.
/// </summary>
internal static class ClaimFile
{
    public const int HeaderSize = 8 + ClaimTable.SaltSize;

    public const int StateAt = 4;

    /// <summary>The state of a file that has every claim of its session.</summary>
    public const byte Complete = (byte)'C';

    /// <summary>The state of a file that lacks claims.</summary>
    public const byte Partial = (byte)'P';

    /// <summary>The limit in bytes, about 246,000 claims. A session that needs more reports that it cannot share them.</summary>
    public const long LongestFile = 16L * 1024 * 1024;

    public const int FoldersPerSweep = 200;

    private const int FilesPerSweep = 2_000;
    private const string LockSuffix = ".lock";
    private const string DataSuffix = ".claims";
    private const string HinderedSuffix = ".hindered";
    private const string UnfinishedSuffix = ".new";

    // The lock is removed last: it tells the other sessions whether this one is alive.
    private static readonly string[] Suffixes = [DataSuffix, UnfinishedSuffix, HinderedSuffix, LockSuffix];

    public static ReadOnlySpan<byte> Layout => "MPC2"u8;

    public static string LockOf(string folder, string id) => Path.Combine(folder, id + LockSuffix);

    public static string DataOf(string folder, string id) => Path.Combine(folder, id + DataSuffix);

    public static string UnfinishedOf(string folder, string id) => Path.Combine(folder, id + UnfinishedSuffix);

    public static string HinderedOf(string folder, string id) => Path.Combine(folder, id + HinderedSuffix);

    /// <summary>The ids of the sessions with a file in a folder, each once; empty when there is no such folder.</summary>
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

    /// <summary>Runs <paramref name="action"/> and ignores an exception that comes from the file system: the disk, the permissions, the path.</summary>
    public static void Try(Action action) => Try(
        () =>
        {
            action();
            return true;
        },
        _ => false);

    /// <summary>Returns the result of <paramref name="work"/>, or of <paramref name="otherwise"/> after such an exception.</summary>
    public static T Try<T>(Func<T> work, Func<Exception, T> otherwise)
    {
        try
        {
            return work();
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException or NotSupportedException)
        {
            return otherwise(exception);
        }
    }

    /// <summary>Creates a file that only this user can access, and opens it unbuffered.</summary>
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
    /// True when the session is alive, or when that cannot be determined; otherwise its files are removed. Several processes may ask at the same time: they
    /// take a shared lock, which conflicts only with a session's exclusive lock. The caller must have started a session: without working file locks, every
    /// other session would look dead.
    /// </summary>
    public static bool IsLive(string folder, string id) => Try(
        () =>
        {
            // A session that is starting may have created its lock file but not locked it yet. It then finds the shared lock, or its file removed, and
            // starts again under another id; so the files are removed while the shared lock is held.
            using var held = OpenToRead(LockOf(folder, id));
            Remove(folder, id);
            return false;
        },
        exception =>
        {
            var isGone = exception is FileNotFoundException or DirectoryNotFoundException;
            if (isGone)
            {
                // The lock file is created first, so claims without one are left over from an interrupted removal.
                Remove(folder, id);
            }

            return !isGone;
        });

    /// <summary>Removes the files of a session that does not hold its lock. Never throws: what is left is removed by the next process that looks.</summary>
    public static void Remove(string folder, string id) => Try(() => Array.ForEach(Suffixes, suffix => File.Delete(Path.Combine(folder, id + suffix))));

    /// <summary>Removes a phase's folder if it is empty. Never throws.</summary>
    public static void RemoveFolder(string folder) => Try(() => Directory.Delete(folder));

    /// <summary>Removes files that ended sessions of any phase left in a private folder. Never throws, and looks at a limited number of files.</summary>
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

            // Every session is checked, because the check removes stale files.
            var live = sessions.Where(id => IsLive(folder, id)).ToList();
            if (live.Count == 0)
            {
                RemoveFolder(folder);
            }
        }
    });

    /// <summary>Opens a file of any session. Fails on the lock file of a live session, but on no other file that is in use.</summary>
    public static FileStream OpenToRead(string path) =>
        new(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
}
