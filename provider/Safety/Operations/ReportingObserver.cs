using MediaProviders.Sinch.Calls;

namespace MediaProviders.Safety.Operations;

/// <summary>Passes what the API client waits for on to the user, and knows whether a write may have reached the server.</summary>
internal sealed class ReportingObserver(IReporter reporter) : CallObserver
{
    /// <summary>True once the server may have carried out a write; false while none was sent, or each was surely turned away.</summary>
    public bool MayHaveWritten { get; private set; }

    /// <inheritdoc/>
    public override void Attempted(CallObserver.Attempt attempt) => MayHaveWritten |= attempt.MayHaveWritten;

    /// <inheritdoc/>
    public override void Waiting(CallObserver.Wait wait) => reporter.Status(wait.ToString());

    /// <inheritdoc/>
    public override void Noticed(string notice) => reporter.Warn(notice);
}
