using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>
/// Prevents the system from writing the memory of a crashed plugin, which contains secrets, to a file or a crash collector. A dump that the user requests from
/// the .NET runtime (DOTNET_DbgEnableMiniDump in the environment) is still written.
/// </summary>
internal static partial class CoreDumps
{
    // The same number on Linux, macOS and the BSDs: sys/resource.h.
    private const int LargestCoreFile = 4;

    /// <summary>
    /// Sets the size limit of core files to 0; does nothing on Windows, which has no such limit. On Linux the limit is one byte: too small for a file, and
    /// unlike 0 it also prevents the start of a collector (core(5); do_coredump in fs/coredump.c).
    /// </summary>
    public static void SwitchOff()
    {
        if (!OperatingSystem.IsWindows())
        {
            var size = OperatingSystem.IsLinux() ? 1u : 0;
            var nothing = new Limit(size, size);
            _ = SetLimit(LargestCoreFile, in nothing);
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimit(int resource, in Limit limit);

    /// <summary><c>struct rlimit</c>: the limit in force, and the highest to which the process may raise it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(nuint Current, nuint Highest);
}
