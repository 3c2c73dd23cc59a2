using MediaProviders.LocalEngine.Plugins;
using MediaProviders.LocalEngine.Results;

namespace MediaProviders.LocalEngine.Deployment;

/// <summary>The messages and steps of one phase. Safe to use from many steps at once.</summary>
internal sealed class DiagnosticLog
{
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<ResourceStep> _steps = [];
    private readonly Lock _lock = new();

    public bool HasErrors { get; private set; }

    public IReadOnlyList<Diagnostic> Diagnostics
    {
        get
        {
            lock (_lock)
            {
                return [.. _diagnostics];
            }
        }
    }

    public IReadOnlyList<ResourceStep> Steps
    {
        get
        {
            lock (_lock)
            {
                return [.. _steps];
            }
        }
    }

    public void Add(Diagnostic diagnostic)
    {
        lock (_lock)
        {
            _diagnostics.Add(diagnostic);
            HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
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

    public void Add(ResourceStep step)
    {
        lock (_lock)
        {
            _steps.Add(step);
        }
    }

    public void Error(string urn, string text) => Add(new Diagnostic(DiagnosticSeverity.Error, urn, text));

    public void Warning(string urn, string text) => Add(new Diagnostic(DiagnosticSeverity.Warning, urn, text));
}
