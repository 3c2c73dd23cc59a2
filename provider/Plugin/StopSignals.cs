using System.Runtime.InteropServices;

namespace MediaProviders.Plugin;

/// <summary>
/// The signals that ask a plugin to stop: SIGINT from an engine, SIGTERM from people and supervisors, SIGQUIT, which is CTRL+BREAK on Windows, where
/// engines send that. None of them ends the process by itself, so that it can end in order.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] registrations;

    /// <summary>Begins to listen for the signals.</summary>
    public StopSignals()
    {
        InheritedSignals.Restore();
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

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        arrived.TrySetResult();
    }
}
