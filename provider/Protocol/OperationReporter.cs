using MediaProviders.Protocol.Wire;
using MediaProviders.Safety;

namespace MediaProviders.Protocol;

/// <summary>Sends the texts of one operation to the engine's log, in order.</summary>
/// <param name="log">The log; null when there is no engine to tell.</param>
/// <param name="urn">The resource the texts belong to; empty when they belong to none.</param>
internal sealed class OperationReporter(OperationReporter.ILog? log, string urn) : Reporter
{
    private readonly Lock gate = new();
    private Task sent = Task.CompletedTask;
    private bool hasStatus;

    public override void Warn(string text) => Send(text, isStatus: false);

    public override void Status(string text) => Send(text, isStatus: true);

    /// <summary>Takes the status away and waits, for a moment, until the texts have arrived: they belong before the answer.</summary>
    public ValueTask EndAsync()
    {
        if (hasStatus)
        {
            // An empty status empties the Info column.
            Send("", isStatus: true);
        }

        return log is null || sent.IsCompleted ? ValueTask.CompletedTask : new ValueTask(log.WaitAsync(sent));
    }

    private void Send(string text, bool isStatus)
    {
        if (log is null)
        {
            return;
        }

        lock (gate)
        {
            hasStatus |= isStatus;
            var severity = isStatus ? LogSeverity.Info : LogSeverity.Warning;
            sent = log.SendAsync(new LogRequest { Severity = severity, Message = text, Urn = urn, Ephemeral = isStatus }, sent);
        }
    }

    /// <summary>Where texts for the user go. No member throws.</summary>
    internal interface ILog
    {
        /// <summary>Sends a text once the one before it has gone.</summary>
        Task SendAsync(LogRequest request, Task previous);

        /// <summary>Waits until the texts have gone, but not longer than a moment.</summary>
        Task WaitAsync(Task sent);
    }
}
