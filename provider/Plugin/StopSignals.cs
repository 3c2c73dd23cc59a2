using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

#pragma warning disable CA1001, S2930 // A signal may arrive at any time, and the source has no timer to free.

/// <summary>
/// The signals that ask this process to stop. None of them terminates it, so that it can stop in an orderly way: a plugin completes its last calls, and a
/// command leaves nothing half done. They stay registered until the process has ended: a second signal would otherwise terminate it while it ends.
/// </summary>
/// <remarks>
/// A shell without job control starts background processes (<c>pulumi up &amp;</c> in a script, <c>nohup</c>) with SIGINT and SIGQUIT ignored (POSIX, Shell
/// Command Language, 2.11), and their child processes inherit that. .NET keeps it: an engine would then wait in vain for its plugin to stop, and a command
/// could not be interrupted. So the default handling is restored first.
/// </remarks>
internal sealed partial class StopSignals
{
    // The same numbers on every Unix: POSIX, kill.
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const nint DefaultHandling = 0;

    // Static, because a registration that nothing refers to is disposed of by its finalizer.
    private static readonly List<PosixSignalRegistration> Registered = [];

    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource source = new();

    private StopSignals(params PosixSignal[] signals)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetHandling(Interrupt, DefaultHandling);
            _ = SetHandling(Quit, DefaultHandling);
        }

        Registered.AddRange(Array.ConvertAll(signals, signal => PosixSignalRegistration.Create(signal, Take)));
    }

    public Task Arrived => arrived.Task;

    public CancellationToken Token => source.Token;

    /// <summary>For a plugin: SIGINT from an engine, SIGTERM, and SIGQUIT, which is CTRL+BREAK on Windows, where engines send that.</summary>
    public static StopSignals OfPlugin() => new(PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT);

    /// <summary>For a command: SIGINT (Ctrl+C), SIGTERM and SIGHUP.</summary>
    public static StopSignals OfCommand() => new(PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP);

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        arrived.TrySetResult();
        source.Cancel();
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetHandling(int signal, nint handling);
}
