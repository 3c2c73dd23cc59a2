using Xunit.Abstractions;
using Xunit.Sdk;

namespace MediaProviders.Provider.Tests.Replays;

/// <summary>
/// Counts what the steps of one scenario have compared, and tells it when they are through. The runner shows it, as its settings ask for diagnostic messages.
/// </summary>
/// <param name="sink">Takes the summary.</param>
public sealed class ScenarioTally(IMessageSink sink) : IDisposable
{
    private readonly Lock _lock = new();
    private string _scenario = "";
    private int _steps;
    private int _calls;
    private int _explained;

    /// <summary>Adds a step.</summary>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="calls">How many calls were compared.</param>
    /// <param name="explained">How many differences the table explains.</param>
    public void Add(string scenario, int calls, int explained)
    {
        lock (_lock)
        {
            _scenario = scenario;
            _steps++;
            _calls += calls;
            _explained += explained;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_steps > 0)
        {
            sink.OnMessage(new DiagnosticMessage($"Replayed '{_scenario}': {_steps} steps, {_calls} calls compared, {_explained} differences explained."));
        }
    }
}
