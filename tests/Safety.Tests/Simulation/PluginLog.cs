using MediaProviders.Protocol;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Safety.Tests.Simulation;

/// <summary>Hands a plugin's texts to the engine at once.</summary>
internal sealed class PluginLog(Action<PluginLogMessage> log) : OperationReporter.ILog
{
    public Task SendAsync(LogRequest request, Task previous)
    {
        log(new PluginLogMessage(request.Severity.ToString().ToLowerInvariant(), request.Urn, request.Message, request.Ephemeral));
        return Task.CompletedTask;
    }

    public Task WaitAsync(Task sent) => Task.CompletedTask;
}
