using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MediaProviders.Safety;

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
