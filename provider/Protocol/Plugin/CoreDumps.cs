using System.Runtime.InteropServices;

namespace MediaProviders.Protocol.Plugin;

/// <summary>
/// Keeps the system from writing the memory of a crashed plugin, secrets included, to a file: what ssh-agent does too. A dump that somebody asks the .NET
/// runtime for (DOTNET_DbgEnableMiniDump in the environment) is written all the same.
/// </summary>
internal static partial class CoreDumps
{
    // The same number on Linux, macOS and the BSDs: sys/resource.h.
    private const int LargestCoreFile = 4;

    /// <summary>Sets the limit of a core file to nothing. Where there is no such limit, on Windows, nothing happens.</summary>
    public static void SwitchOff()
    {
        if (!OperatingSystem.IsWindows())
        {
            var nothing = new Limit(0, 0);
            _ = SetLimit(LargestCoreFile, in nothing);
        }
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetLimit(int resource, in Limit limit);

    /// <summary><c>struct rlimit</c>: the limit in force, and the highest to which the process may raise it.</summary>
    private readonly record struct Limit(nuint Current, nuint Highest);
}
