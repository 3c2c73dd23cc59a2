using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>Decides whether only this user (and root) can read, write or exchange a folder. On Windows, which sees to that, only links are refused.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    /// <summary>Creates what is missing of a place and looks at it. Answers as <see cref="FindFault"/> does.</summary>
    /// <exception cref="IOException">A folder could not be created or looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder could not be created or looked at.</exception>
    public static string Prepare(ClaimPlace place)
    {
        if (!Directory.Exists(place.Base))
        {
            return $"'{Printable.Of(place.Base)}' is not a folder";
        }

        // A folder that is made first and looked at then is left behind: root's, in another user's home.
        var missing = place.Folder;
        while (!Path.Exists(Path.GetDirectoryName(missing)))
        {
            missing = Path.GetDirectoryName(missing)!;
        }

        if (!Path.Exists(missing) && FindFaultAbove(missing) is { Length: > 0 } fault)
        {
            return fault;
        }

        var folder = place.Base;
        foreach (var name in place.Below.Split(Path.DirectorySeparatorChar))
        {
            folder = Path.Combine(folder, name);
            Create(folder);
        }

        return FindFault(folder);
    }

    /// <summary>
    /// Why a folder of this user cannot be used although the other processes may have used it before: something of <paramref name="within"/> is in it, or
    /// that cannot be seen. Empty for one of another user, whom no process of this command trusts.
    /// </summary>
    public static string HasOwnFault(string folder, string within) => ClaimFile.Try(
        () =>
        {
            var isOwn = Directory.Exists(folder) && (OperatingSystem.IsWindows() || FolderOwner.IsCurrentUser(folder));
            var mayBeThere = ClaimFile.Try(() => File.GetAttributes(within) != default, trouble => trouble is UnauthorizedAccessException);
            return isOwn && mayBeThere ? FindFault(folder) : "";
        },
        _ => "");

    /// <summary>Creates a folder that only this user can use; nothing happens when something of that name is there.</summary>
    public static void Create(string folder)
    {
        // One level at a time: the mode given to CreateDirectory does not hold for the parents it creates.
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Path.Exists(folder))
        {
            Directory.CreateDirectory(folder, Private);
        }
    }

    /// <summary>Why an existing folder cannot be used, as a part of a sentence; empty when it can.</summary>
    public static string FindFault(string folder)
    {
        var shown = Printable.Of(folder);
        var kind = File.GetAttributes(folder);
        return kind.HasFlag(FileAttributes.ReparsePoint) ? $"'{shown}' is a link"
            : !kind.HasFlag(FileAttributes.Directory) ? $"'{shown}' is not a folder"
            : OperatingSystem.IsWindows() ? ""
            : !FolderOwner.IsCurrentUser(folder) ? $"'{shown}' belongs to another user"
            : (File.GetUnixFileMode(folder) & Permissions) is var mode && mode != Private ? $"'{shown}' has mode {Octal(mode)} instead of 0700"
            : FindFaultAbove(folder);
    }

    /// <summary>A user who may write to a folder may rename what is in it, unless the sticky bit is set, as it is for /tmp.</summary>
    private static string FindFaultAbove(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null && !OperatingSystem.IsWindows(); above = Path.GetDirectoryName(above))
        {
            var mode = File.GetUnixFileMode(above);
            if ((mode & OthersWrite) != UnixFileMode.None && !mode.HasFlag(UnixFileMode.StickyBit))
            {
                return $"'{Printable.Of(above)}' can be written by others (mode {Octal(mode & Permissions)})";
            }

            if (Environment.IsPrivilegedProcess && !FolderOwner.IsRoot(above))
            {
                return $"'{Printable.Of(above)}' belongs to another user";
            }
        }

        return "";
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}
