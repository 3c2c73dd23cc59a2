using System.Runtime.InteropServices;
using MediaProviders.Safety;

namespace MediaProviders.Plugin;

/// <summary>
/// What a plugin prints when an unexpected exception ends it: the type and the stack trace, but not the message, which may contain a secret and which the
/// runtime would print.
/// </summary>
internal static class CrashReport
{
    public const int ExitCode = 1;

    /// <param name="thrown">An exception, or an object of another type, which code in other languages can throw.</param>
    public static string Of(object thrown) => thrown is Exception exception && MemoryShortage.Explain(exception, "the plugin") is { } shortage
        ? shortage + "\n"
        : $"Provider bug: an unexpected {thrown.GetType().Name} ended the plugin. Please report this.\n{(thrown as Exception)?.StackTrace}\n";

    /// <summary>Ends the process with this text instead of the runtime's after an unhandled exception on any thread.</summary>
    public static void ReplaceThatOfTheRuntime() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        // The runtime would print its own text after this handler, so the handler ends the process.
        PluginProcess.Write(Console.OpenStandardError(), Of(unhandled.ExceptionObject));
        Environment.Exit(ExitCode);
    };
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

/// <summary>The descriptors 0, 1 and 2.</summary>
internal static class StandardStreams
{
    private const int Error = 2;

    /// <summary>
    /// Puts a file that ends at once and takes nothing in the place of each standard stream that is closed; does nothing on Windows. The system gives the next
    /// file that a process opens the lowest free descriptor: output would go into it. One such file is the runtime's own pipe of signals.
    /// </summary>
    public static void Occupy()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = File.OpenHandle("/dev/null");
#pragma warning disable S3869 // The number itself is what matters, and nothing else has the handle.
        while (handle.DangerousGetHandle() <= Error)
#pragma warning restore S3869
        {
            // Not closed by the finalizer either.
            handle.SetHandleAsInvalid();
            handle = File.OpenHandle("/dev/null");
        }

        handle.Dispose();
    }
}
