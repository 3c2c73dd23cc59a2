using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>
/// The signals that ask a plugin to stop: SIGINT from an engine, SIGTERM from people and supervisors, SIGQUIT, which is CTRL+BREAK on Windows, where
/// engines send that. None of them ends the process by itself, so that it can end in order.
/// </summary>
/// <remarks>
/// A shell without job control starts what it puts into the background (<c>pulumi up &amp;</c> in a script) with SIGINT and SIGQUIT ignored (POSIX, Shell Command
/// Language, 2.11), and an ignored signal stays ignored in each program that is started from there. .NET respects that; the engine would then wait in vain for its plugin.
/// </remarks>
internal sealed partial class StopSignals : IDisposable
{
    // The same numbers on every Unix: POSIX, kill.
    private const int Interrupt = 2;
    private const int Quit = 3;
    private const nint DefaultHandling = 0;

    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Begins to listen for the signals.</summary>
    public StopSignals()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetHandling(Interrupt, DefaultHandling);
            _ = SetHandling(Quit, DefaultHandling);
        }

        registrations = Array.ConvertAll([PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT], s => PosixSignalRegistration.Create(s, Take));
    }

    /// <summary>Ends with the first signal.</summary>
    public Task Arrived => arrived.Task;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint SetHandling(int signal, nint handling);

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        arrived.TrySetResult();
    }
}
