using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>Passes what the API client waits for on to the user, and knows whether a write may have reached the server.</summary>
/// <param name="lookAgain">Looks once more before a write that had to wait is sent, and throws where it must not be; null for other calls.</param>
internal sealed class ReportingObserver(IReporter reporter, Func<CancellationToken, Task>? lookAgain = null) : CallObserver
{
    /// <summary>False while no write was sent, or each was certainly rejected.</summary>
    public bool MayHaveWritten { get; private set; }

    public override void Attempted(Attempt attempt) => MayHaveWritten |= attempt.MayHaveWritten;

    public override Task HasWaitedAsync(CancellationToken cancellationToken) => lookAgain?.Invoke(cancellationToken) ?? Task.CompletedTask;

    public override void Waiting(Wait wait) => reporter.Status(wait.ToString());

    public override void Noticed(string notice) => reporter.Warn(notice);
}
