using System.Runtime.InteropServices;

namespace MediaProviders.Emulator;

/// <summary>Ctrl+C (SIGINT), SIGTERM and SIGHUP end the program in order. SIGHUP is left alone where it was ignored at the start, which is what nohup is for.</summary>
internal sealed class Interruption : IDisposable
{
    private const int SigInt = 2;
    private const nint Default = 0;
    private const nint Ignored = 1;

    // Larger than the struct of any libc; the handler is its first member in all of them.
    private const int ActionSize = 256;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Begins to listen.</summary>
    public Interruption()
    {
        if (!OperatingSystem.IsWindows())
        {
            HearIgnoredInterrupt();
        }

        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Take))];
    }

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    // A shell without job control starts a command in the background with SIGINT ignored, and a .NET registration then has no effect.
    private static void HearIgnoredInterrupt()
    {
        byte[] present = new byte[ActionSize];
        if (ReadAction(SigInt, 0, present) == 0 && MemoryMarshal.Read<nint>(present) == Ignored)
        {
            SetHandler(SigInt, Default);
        }
    }

    [DllImport("libc", EntryPoint = "sigaction")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadAction(int signal, nint action, byte[] present);

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetHandler(int signal, nint handler);

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _source.Cancel();
    }
}
