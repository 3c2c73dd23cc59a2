namespace MediaProviders.LocalEngine.Deployment;

/// <summary>Runs the phases of one command, each with an engine address and plugins of its own.</summary>
internal sealed class PhaseRunner(
    EngineSettings settings, CommandOptions options, Urns urns, string programDirectory, Randomness randomness, Func<int> nextProcess)
{
    /// <summary>Runs one phase.</summary>
    /// <param name="kind">What kind of phase.</param>
    /// <param name="packageConfig">What plugins find in <c>PULUMI_CONFIG</c>.</param>
    /// <param name="state">The state it starts from.</param>
    /// <param name="save">Takes every change of the state.</param>
    /// <param name="work">What the phase does.</param>
    /// <param name="cancellationToken">The user's interrupt: running calls end, nothing new begins.</param>
    public async Task<(PhaseResult Result, StackState State)> RunAsync(
        PhaseKind kind, string packageConfig, StackState state, Action<StackState> save, Func<Phase, Task> work, CancellationToken cancellationToken)
    {
        var log = new DiagnosticLog();
        await using var address = await EngineAddress.OpenAsync(settings.Plugins.NeedsEngineServer, log.Add);
        var snapshot = new Snapshot(state, save);
        using var phase = new Phase(
            kind, settings, options, urns, programDirectory, snapshot, new PhaseServices(address.Text, log, randomness, nextProcess, packageConfig));
        var interrupted = Task.CompletedTask;
        await using (cancellationToken.Register(() => interrupted = phase.InterruptAsync()))
        {
            await WorkAsync(phase, work);
        }

        await interrupted;
        await phase.Providers.SettleAsync();
        await phase.Plugins.StopAllAsync();
        if (cancellationToken.IsCancellationRequested)
        {
            log.Error(string.Empty, "the command was interrupted");
        }

        return (phase.ToResult(), snapshot.Current);
    }

    private static async Task WorkAsync(Phase phase, Func<Phase, Task> work)
    {
        try
        {
            await work(phase);
        }
        catch (DeploymentException e)
        {
            phase.Log.Add(e);
        }
        catch (Exception e) when (e is InvalidDataException or PluginCallException)
        {
            phase.Log.Error(string.Empty, e.Message);
        }
    }
}
