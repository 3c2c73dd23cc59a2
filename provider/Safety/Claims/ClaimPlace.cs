using System.Security.Cryptography;
using System.Text;
using MediaProviders.Values;

namespace MediaProviders.Safety;

/// <summary>
/// A folder for claims, and whether only this user (and root) can read, write or exchange it. On Windows, which sees to that, only links are refused.
/// </summary>
/// <param name="Base">A folder that is there already; where it is not, the place cannot be used.</param>
/// <param name="Below">The path below it, which is created when it is missing.</param>
internal sealed record ClaimPlace(string Base, string Below)
{
    private const int Digits = 32;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    public string Folder => Path.Combine(Base, Below);

    /// <summary>
    /// The places of this user, best first. All plugin processes of a command get the engine's environment, so all find the same ones.
    /// On Unix: <c>$XDG_RUNTIME_DIR</c> and <c>$XDG_DATA_HOME</c> or <c>~/.local/share</c> (XDG Base Directory Specification; on macOS
    /// <c>~/Library/Application Support</c>), then the folder of the user's tool, then the folder for temporary files. On Windows: the local application data,
    /// the tool's, then the user's own folder for temporary files.
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

        // The XDG specification wants relative paths ignored; a relative path would also be another folder in every process.
        return [.. places.Where(place => Path.IsPathFullyQualified(place.Base ?? "")).Select(place => new ClaimPlace(place.Base!, place.Below))];
    }

    /// <summary>The name of a phase's folder: the start of the phase's SHA-256 in hexadecimal, since an address is no file name on every platform.</summary>
    public static string NameOf(string phase) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(phase)))[..Digits];

    public static bool IsName(string name) => name.Length == Digits && name.All(char.IsAsciiHexDigitLower);

    /// <summary>Creates what is missing of the folder and looks at it. Answers as <see cref="FindFault"/> does.</summary>
    public string Prepare()
    {
        if (!Directory.Exists(Base))
        {
            return $"'{Printable.Of(Base)}' is not a folder";
        }

        // A folder that is made first and looked at then is left behind: root's, in another user's home.
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
    /// Why a folder of this user cannot be used although the other processes may have used it before: something of <paramref name="within"/> is in it, or
    /// that cannot be seen. Empty for one of another user, whom no process of this command trusts.
    /// </summary>
    public string FindOwnFault(string within) => ClaimFile.Try(
        () =>
        {
            var isOwn = Directory.Exists(Folder) && (OperatingSystem.IsWindows() || FolderOwner.IsCurrentUser(Folder));
            var mayBeThere = ClaimFile.Try(() => File.GetAttributes(within) != default, trouble => trouble is UnauthorizedAccessException);
            return isOwn && mayBeThere ? FindFault(Folder) : "";
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
