using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>
/// The signals that ask this process to stop. None of them ends it by itself, so that it can end in order: a plugin answers its last calls, a command leaves
/// nothing half done.
/// </summary>
/// <remarks>
/// A shell without job control starts what it puts into the background (<c>pulumi up &amp;</c> in a script, <c>nohup</c>) with SIGINT and SIGQUIT ignored
/// (POSIX, Shell Command Language, 2.11), and an ignored signal stays ignored in every process that is started from there. .NET respects that: an engine
/// would then wait in vain for its plugin, and a command could not be interrupted. So their default handling is restored first.
/// </remarks>
internal sealed partial class StopSignals : IDisposable
{
    // The same numbers on every Unix: POSIX, kill.
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const nint DefaultHandling = 0;

    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
#pragma warning disable S2930, CA2213 // A signal may come meanwhile, and a source without a timer has nothing to free.
    private readonly CancellationTokenSource source = new();
#pragma warning restore S2930, CA2213
    private readonly PosixSignalRegistration[] registrations;

    private StopSignals(params PosixSignal[] signals)
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetHandling(Interrupt, DefaultHandling);
            _ = SetHandling(Quit, DefaultHandling);
        }

        registrations = Array.ConvertAll(signals, signal => PosixSignalRegistration.Create(signal, Take));
    }

    public Task Arrived => arrived.Task;

    public CancellationToken Token => source.Token;

    /// <summary>SIGINT from an engine, SIGTERM from people and supervisors, SIGQUIT, which is CTRL+BREAK on Windows, where engines send that.</summary>
    public static StopSignals OfPlugin() => new(PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT);

    /// <summary>Ctrl+C, SIGTERM and SIGHUP, for a command that a person runs.</summary>
    public static StopSignals OfCommand() => new(PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP);

    public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());

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
