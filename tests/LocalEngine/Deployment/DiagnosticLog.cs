using System.Collections.Concurrent;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>The messages and steps of one phase. Safe to use from many steps at once.</summary>
internal sealed class DiagnosticLog
{
    private readonly ConcurrentQueue<Diagnostic> _diagnostics = [];
    private readonly ConcurrentQueue<ResourceStep> _steps = [];
    private volatile bool _hasErrors;

    public bool HasErrors => _hasErrors;

    public IReadOnlyList<Diagnostic> Diagnostics => [.. _diagnostics];

    public IReadOnlyList<ResourceStep> Steps => [.. _steps];

    public void Add(Diagnostic diagnostic)
    {
        _diagnostics.Enqueue(diagnostic);
        if (diagnostic.Severity == DiagnosticSeverity.Error)
        {
            _hasErrors = true;
        }
    }

    public void Add(DeploymentException failure) => Add(new Diagnostic(DiagnosticSeverity.Error, failure.Urn, failure.Message, ShownProperty: failure.ShownProperty));

    /// <summary>Takes a plugin's message. One with severity error is shown and marks the command as failed, as in Pulumi.</summary>
    public void Add(PluginLogMessage message) => Add(new Diagnostic(
        message.Severity switch
        {
            "debug" => DiagnosticSeverity.Debug,
            "warning" => DiagnosticSeverity.Warning,
            "error" => DiagnosticSeverity.Error,
            _ => DiagnosticSeverity.Info,
        },
        message.Urn,
        message.Text,
        message.Ephemeral));

    public void Add(ResourceStep step) => _steps.Enqueue(step);

    public void Error(string urn, string text) => Add(new Diagnostic(DiagnosticSeverity.Error, urn, text));

    public void Warning(string urn, string text) => Add(new Diagnostic(DiagnosticSeverity.Warning, urn, text));
}
