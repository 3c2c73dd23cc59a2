namespace MediaProviders.Safety;

/// <summary>
/// The files of a session in its phase's folder. <c>ID.lock</c> is empty and held exclusively as long as the session lives; <c>ID.claims</c> has a header and
/// then <see cref="ClaimRecord"/>s, appended by its owner and read by all; before its header is whole it is <c>ID.new</c>. An empty <c>ID.hindered</c> says
/// that claims are missing: a full disk mostly has room for it still. An id is random and never used again. Provider versions that run side by side in one
/// command read each other's files, so a changed layout needs another <see cref="Layout"/>.
/// </summary>
internal static class ClaimFile
{
    /// <summary>The layout, the state, three empty bytes, the salt.</summary>
    public const int HeaderSize = 8 + ClaimDigests.SaltSize;

    public const int StateAt = 4;

    /// <summary>The state of a file that holds every claim of its session.</summary>
    public const byte Complete = (byte)'C';

    /// <summary>The state of a file that does not.</summary>
    public const byte Partial = (byte)'P';

    /// <summary>In bytes: about 246,000 claims. A session that needs more says that it cannot share them.</summary>
    public const long LongestFile = 16L * 1024 * 1024;

    private const string LockSuffix = ".lock";
    private const string DataSuffix = ".claims";
    private const string HinderedSuffix = ".hindered";
    private const string UnfinishedSuffix = ".new";

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
                .Where(path => Path.GetExtension(path) is LockSuffix or DataSuffix or HinderedSuffix or UnfinishedSuffix)
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

    /// <summary>Opens a file of any session. It fails on a lock file whose session lives, and on nothing else that is in use.</summary>
    public static FileStream OpenToRead(string path) =>
        new(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
}
