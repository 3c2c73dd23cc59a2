using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>Passes what the API client waits for on to the user, and knows whether a write may have reached the server.</summary>
internal sealed class ReportingObserver(IReporter reporter) : CallObserver
{
    /// <summary>False while no write was sent, or each was certainly rejected.</summary>
    public bool MayHaveWritten { get; private set; }

    public override void Attempted(Attempt attempt) => MayHaveWritten |= attempt.MayHaveWritten;

    public override void Waiting(Wait wait) => reporter.Status(wait.ToString());

    public override void Noticed(string notice) => reporter.Warn(notice);
}
