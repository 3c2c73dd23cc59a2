using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>SIGINT and SIGQUIT as every program finds them by default, whatever the parent process had set.</summary>
/// <remarks>
/// A shell without job control starts what it puts into the background (<c>pulumi up &amp;</c> in a script, <c>nohup</c>) with SIGINT and SIGQUIT ignored
/// (POSIX, Shell Command Language, 2.11), and an ignored signal stays ignored in every process that is started from there. .NET respects that: an engine
/// would then wait in vain for its plugin, and a command could not be interrupted.
/// </remarks>
internal static partial class InheritedSignals
{
    // The same numbers on every Unix: POSIX, kill.
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const nint DefaultHandling = 0;

    /// <summary>Restores the default handling. Call it before handlers are registered.</summary>
    public static void Restore()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetHandling(Interrupt, DefaultHandling);
            _ = SetHandling(Quit, DefaultHandling);
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetHandling(int signal, nint handling);
}
