namespace MediaProviders.Provider.Tests.Replays;

/// <summary>
/// To which session a call belonged. A process that an engine started has one. To a process that was started by hand engines attach: each Handshake is the
/// first call of another connection, the calls that follow are its own, and Cancel ends the youngest session that has not ended.
/// </summary>
internal sealed class RecordedSessions
{
    private readonly Dictionary<RecordedCall, int> _sessions = new(ReferenceEqualityComparer.Instance);

    public RecordedSessions(RecordedStep step)
    {
        foreach (var process in step.Calls.GroupBy(call => call.Process))
        {
            var open = new Stack<int>();
            var opened = 0;
            foreach (var call in process.OrderBy(call => call.Index))
            {
                if (call.Method == "Handshake")
                {
                    open.Push(opened++);
                }

                _sessions[call] = IsAttached(step, process.Key) ? open.Peek() : 0;
                if (call.Method == "Cancel" && IsAttached(step, process.Key))
                {
                    open.Pop();
                }
            }
        }
    }

    /// <summary>The number of the session within the call's process, from 0.</summary>
    public int Of(RecordedCall call) => _sessions[call];

    private static bool IsAttached(RecordedStep step, int process) => !step.Lines.Any(line => line is RecordedStart && line.Process == process);
}
