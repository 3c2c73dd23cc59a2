using System.Runtime.InteropServices;

namespace MediaProviders.Emulator;

#pragma warning disable S2930 // A signal may arrive at any time, and the source has no timer to free.

/// <summary>
/// Ctrl+C (SIGINT), SIGTERM and SIGHUP end the program in order. They stay registered until the process has ended: a second signal would otherwise terminate
/// it while it ends. SIGHUP is left alone where it was ignored at the start, which is what nohup is for.
/// </summary>
internal static class Interruption
{
    private const int SigInt = 2;
    private const nint Default = 0;

    private static readonly CancellationTokenSource Source = new();

    // A registration that nothing refers to is disposed of by its finalizer.
    private static readonly List<PosixSignalRegistration> Registered = [];

    /// <summary>Begins to listen.</summary>
    /// <returns>Is cancelled by the first signal.</returns>
    public static CancellationToken Listen()
    {
        if (!OperatingSystem.IsWindows())
        {
            // A shell without job control starts a command in the background with SIGINT ignored, and a .NET registration then has no effect.
            _ = SetHandler(SigInt, Default);
        }

        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        Registered.AddRange(signals.Select(signal => PosixSignalRegistration.Create(signal, Take)));
        return Source.Token;
    }

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetHandler(int signal, nint handler);

    private static void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Source.Cancel();
    }
}
