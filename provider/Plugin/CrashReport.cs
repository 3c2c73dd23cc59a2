using System.Runtime.InteropServices;
using System.Text;
using MediaProviders.Safety;

namespace MediaProviders.Plugin;

/// <summary>
/// What a plugin prints when an unexpected exception ends it: the type and the stack trace, but not the message, which may contain a secret and which the
/// runtime would print.
/// </summary>
internal static class CrashReport
{
    public const int ExitCode = 1;

    public static string Of(Exception exception) =>
        MemoryShortage.Explain(exception, "the plugin") is { } shortage ? shortage + "\n" : Of((object)exception);

    /// <summary>Ends the process with this text instead of the runtime's after an unhandled exception on any thread.</summary>
    public static void ReplaceThatOfTheRuntime() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        // The runtime would print its own text after this handler, so the handler ends the process.
        using var error = Console.OpenStandardError();
        error.Write(Encoding.UTF8.GetBytes(unhandled.ExceptionObject is Exception exception ? Of(exception) : Of(unhandled.ExceptionObject)));
        error.Flush();
        Environment.Exit(ExitCode);
    };

    private static string Of(object thrown) =>
        $"Provider bug: an unexpected {thrown.GetType().Name} ended the plugin. Please report this.\n{(thrown as Exception)?.StackTrace}\n";
}

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
