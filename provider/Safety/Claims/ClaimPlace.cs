using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// A folder for claims, and the check that only this user (and root) can read, write or replace it. On Windows, whose defaults ensure that, only links are
/// refused.
/// </summary>
/// <param name="Base">An existing folder; if it does not exist, the place cannot be used.</param>
/// <param name="Below">The path below it, which is created if it does not exist.</param>
internal sealed record ClaimPlace(string Base, string Below)
{
    private const int Digits = 32;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    public string Folder => Path.Combine(Base, Below);

    /// <summary>
    /// The places of this user, in order of preference. All plugin processes of a command have the engine's environment, so all get the same places.
    /// On Unix: <c>$XDG_RUNTIME_DIR</c> and <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c> (XDG Base Directory Specification; on macOS
    /// <c>~/Library/Application Support</c>), then the folder of the deployment tool, then the folder for temporary files. On Windows: the local application
    /// data, the tool's folder, then the user's own folder for temporary files.
    /// </summary>
    public static IReadOnlyList<ClaimPlace> Of(Func<string, string?> variable, string? toolFolder)
    {
        var own = Path.Combine("mediaproviders", "claims");
#pragma warning disable S5443 // Every user can write there; FindFault refuses what another one has put there.
        (string? Base, string Below)[] places = OperatingSystem.IsWindows()
            ? [(variable("LOCALAPPDATA"), own), (toolFolder, own), (variable("TEMP"), own)]
            :
            [
                (variable("XDG_RUNTIME_DIR"), "mediaproviders"),
                variable("XDG_DATA_HOME") is { Length: > 0 } data ? (data, own)
                    : (variable("HOME"), Path.Combine(OperatingSystem.IsMacOS() ? "Library/Application Support" : ".local/share", own)),
                (toolFolder, own),
                (variable("TMPDIR") is { Length: > 0 } temporary ? temporary : "/tmp", $"mediaproviders-{FolderOwner.CurrentUser}"),
            ];
#pragma warning restore S5443

        // The XDG specification says to ignore relative paths; a relative path would also be a different folder in each process.
        return [.. places.Where(place => Path.IsPathFullyQualified(place.Base ?? "")).Select(place => new ClaimPlace(place.Base!, place.Below))];
    }

    /// <summary>The name of a phase's folder: the start of its SHA-256 in hexadecimal, because an address is not a valid file name on every platform.</summary>
    public static string NameOf(string phase) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(phase)))[..Digits];

    public static bool IsName(string name) => name.Length == Digits && name.All(char.IsAsciiHexDigitLower);

    /// <summary>Creates the folder if it does not exist, and checks it. Returns the same as <see cref="FindFault"/>.</summary>
    public string Prepare()
    {
        if (!Directory.Exists(Base))
        {
            return $"'{Printable.Of(Base)}' is not a folder";
        }

        // The folders above are checked before anything is created: root would otherwise leave a folder of its own in another user's home.
        var missing = Folder;
        while (!Path.Exists(Path.GetDirectoryName(missing)))
        {
            missing = Path.GetDirectoryName(missing)!;
        }

        if (!Path.Exists(missing) && FindFaultAbove(missing) is { Length: > 0 } fault)
        {
            return fault;
        }

        var folder = Base;
        foreach (var name in Below.Split(Path.DirectorySeparatorChar))
        {
            folder = Path.Combine(folder, name);
            Create(folder);
        }

        return FindFault(folder);
    }

    /// <summary>
    /// Why this user's folder cannot be used although other processes of the command may be using it: <paramref name="within"/> exists in it, or that cannot be
    /// determined. Empty otherwise, and for a folder of another user, which no process of this command uses.
    /// </summary>
    public string FindOwnFault(string within) => ClaimFile.Try(
        () =>
        {
            var isOwn = Directory.Exists(Folder) && (OperatingSystem.IsWindows() || FolderOwner.IsCurrentUser(Folder));
            var mayBeThere = ClaimFile.Try(() => File.GetAttributes(within) != default, trouble => trouble is UnauthorizedAccessException);
            return isOwn && mayBeThere ? FindFault(Folder) : "";
        },
        _ => "");

    /// <summary>Creates a folder that only this user can access; does nothing when the path exists.</summary>
    public static void Create(string folder)
    {
        // One level at a time: CreateDirectory does not apply the mode to the parents that it creates.
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

    /// <summary>A user who can write to a folder can rename what is in it, unless the sticky bit is set, as it is for /tmp.</summary>
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

/// <summary>The owner of a folder on Unix, which .NET has no API for.</summary>
internal static class FolderOwner
{
    private const int CurrentDirectory = -100; // AT_FDCWD
    private const uint OwnerWanted = 8; // STATX_UID

    public static uint CurrentUser => GetEffectiveUserId();

    /// <summary>
    /// True when this user owns the folder. Only the owner may change a folder's mode, so for an ordinary user the check sets the mode that the folder already
    /// has. Root may change every mode, so for root the owner's id is read; if that is not possible, the folder counts as another user's.
    /// </summary>
    /// <exception cref="IOException">The owner could not be determined.</exception>
    public static bool IsCurrentUser(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            return IsRoot(folder);
        }

        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder));
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>True when root owns the folder; false otherwise, and when the owner cannot be determined.</summary>
    public static bool IsRoot(string folder)
    {
        var path = Encoding.UTF8.GetBytes(folder + '\0');
        var answer = new byte[512];
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // struct statx (statx(2)): the mask of known fields is at offset 0 and the owner at offset 20, on every architecture.
                return StatX(CurrentDirectory, path, 0, OwnerWanted, answer) == 0
                    && (BinaryPrimitives.ReadUInt32LittleEndian(answer) & OwnerWanted) != 0
                    && BinaryPrimitives.ReadUInt32LittleEndian(answer.AsSpan(20)) == 0;
            }

            // struct stat of macOS with 64-bit inodes (stat(2)): the owner is at offset 16.
            return OperatingSystem.IsMacOS() && StatOfMac(path, answer) == 0
                && BinaryPrimitives.ReadUInt32LittleEndian(answer.AsSpan(16)) == 0;
        }
        catch (TypeLoadException)
        {
            // The platform's library has no such function.
            return false;
        }
    }

    private static int StatOfMac(byte[] path, byte[] answer) =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatInode64(path, answer) : Stat(path, answer);

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint GetEffectiveUserId();

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc", EntryPoint = "stat")]
    private static extern int Stat(byte[] path, byte[] answer);

    [DllImport("libc", EntryPoint = "stat$INODE64")]
    private static extern int StatInode64(byte[] path, byte[] answer);
}
