using MediaProviders.Protocol.Wire;
using MediaProviders.Safety;

namespace MediaProviders.Protocol;

/// <summary>Sends the messages of one operation to the engine's log, in order.</summary>
/// <param name="log">The log; null when the engine's address is not known, in which case nothing is sent.</param>
/// <param name="urn">The resource that the messages belong to; empty for none.</param>
internal sealed class OperationReporter(OperationReporter.ILog? log, string urn) : Reporter
{
    private readonly Lock gate = new();
    private Task sent = Task.CompletedTask;
    private bool hasStatus;

    public override void Warn(string text) => Send(text, isStatus: false);

    public override void Status(string text) => Send(text, isStatus: true);

    /// <summary>Clears the status, and waits a short time until the messages are sent, because they belong before the response.</summary>
    public ValueTask EndAsync()
    {
        if (hasStatus)
        {
            // An empty status clears the CLI's Info column.
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

    /// <summary>A log for messages to the user. No member throws.</summary>
    internal interface ILog
    {
        /// <summary>Sends a message after <paramref name="previous"/>, the sending of the message before it.</summary>
        Task SendAsync(LogRequest request, Task previous);

        /// <summary>Waits until the messages are sent, for a short time at most.</summary>
        Task WaitAsync(Task sent);
    }
}
