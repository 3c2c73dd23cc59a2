namespace MediaProviders.Safety.Claims;

/// <summary>
/// The files of a session in its phase's folder. <c>ID.lock</c> is empty and held exclusively as long as the session lives; <c>ID.claims</c> has a header and
/// then <see cref="ClaimRecord"/>s, appended by its owner and read by all. <c>ID.hindered</c> is there when claims are missing. An id is random and never
/// used again. Provider versions that run side by side in one command read each other's files, so a changed layout needs another <see cref="Layout"/>.
/// </summary>
internal static class ClaimFile
{
    /// <summary>Length of the header: the layout, the state, three empty bytes, the salt.</summary>
    public const int HeaderSize = 8 + ClaimDigests.SaltSize;

    /// <summary>Where the state stands in the header.</summary>
    public const int StateAt = 4;

    /// <summary>The state of a file that holds every claim of its session.</summary>
    public const byte Complete = (byte)'C';

    /// <summary>The state of a file whose session could not write all its claims.</summary>
    public const byte Partial = (byte)'P';

    /// <summary>
    /// The longest file, in bytes: about 246,000 claims. A session that needs more says it cannot share them.
    /// </summary>
    public const long LongestFile = 16L * 1024 * 1024;

    private const string LockSuffix = ".lock";
    private const string DataSuffix = ".claims";
    private const string HinderedSuffix = ".hindered";
    private const string UnfinishedSuffix = ".new";

    /// <summary>The first four bytes of a claim file.</summary>
    public static ReadOnlySpan<byte> Layout => "MPC2"u8;

    /// <summary>The file that is locked while the session lives.</summary>
    public static string LockOf(string folder, string id) => Path.Combine(folder, id + LockSuffix);

    /// <summary>The file with the session's claims.</summary>
    public static string DataOf(string folder, string id) => Path.Combine(folder, id + DataSuffix);

    /// <summary>The file with the session's claims before its header is whole, so that no other session ever reads half of it.</summary>
    public static string UnfinishedOf(string folder, string id) => Path.Combine(folder, id + UnfinishedSuffix);

    /// <summary>The empty file that says that the session could not write down all its claims. A full disk mostly has room for it still.</summary>
    public static string HinderedOf(string folder, string id) => Path.Combine(folder, id + HinderedSuffix);

    /// <summary>The ids of the sessions that have a file in a folder, each once; none when there is no such folder.</summary>
    public static IReadOnlyCollection<string> SessionsIn(string folder)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var path in Directory.EnumerateFileSystemEntries(folder))
            {
                var id = Path.GetFileNameWithoutExtension(path);
                if (Path.GetExtension(path) is LockSuffix or DataSuffix or HinderedSuffix or UnfinishedSuffix && Guid.TryParseExact(id, "N", out _))
                {
                    ids.Add(id);
                }
            }
        }
        catch (DirectoryNotFoundException)
        {
            // The last session of the phase removed it.
        }

        return ids;
    }

    /// <summary>True when a folder cannot be used for a reason that lies outside the program: its disk, its rights, its path.</summary>
    public static bool IsTrouble(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException or NotSupportedException;

    /// <summary>Does what may fail for such a reason without harm.</summary>
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (IsTrouble(exception))
        {
            // What is left undone is seen, or done, by another means.
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

    /// <summary>Opens a file of any session for reading. It fails on a lock file whose session lives, and on nothing else that is in use.</summary>
    public static FileStream OpenToRead(string path) => new(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        BufferSize = 0,
    });
}
