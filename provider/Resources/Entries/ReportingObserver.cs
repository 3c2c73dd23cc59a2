using MediaProviders.Api;

namespace MediaProviders.Resources.Entries;

/// <summary>Passes what the API client waits for on to the user.</summary>
internal sealed class ReportingObserver(IReporter reporter) : CallObserver
{
    /// <inheritdoc/>
    public override void Waiting(CallWait wait) => reporter.Status(wait.ToString());

    /// <inheritdoc/>
    public override void Noticed(string notice) => reporter.Warn(notice);
}
