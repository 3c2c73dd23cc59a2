using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>
/// Keeps the system from writing the memory of a crashed plugin, secrets included, to a file or to a crash collector. A dump that a user asks the .NET runtime
/// for (DOTNET_DbgEnableMiniDump in the environment) is still written.
/// </summary>
internal static partial class CoreDumps
{
    // The same number on Linux, macOS and the BSDs: sys/resource.h.
    private const int LargestCoreFile = 4;

    /// <summary>
    /// Sets the limit of a core file to nothing. Where there is no such limit, on Windows, nothing happens. On Linux it is one byte, which is too small for a
    /// file too, and at which Linux starts no collector either (core(5) has collectors ignore a limit of 0; do_coredump in fs/coredump.c).
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
