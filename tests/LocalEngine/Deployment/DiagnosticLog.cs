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

    /// <summary>Takes a message. One with severity error marks the command as failed, also when a plugin says it, as in Pulumi.</summary>
    public void Add(Diagnostic diagnostic)
    {
        _diagnostics.Enqueue(diagnostic);
        if (diagnostic.Severity == DiagnosticSeverity.Error)
        {
            _hasErrors = true;
        }
    }

    public void Add(DeploymentException failure) =>
        Add(new Diagnostic(DiagnosticSeverity.Error, failure.Urn, failure.Message, ShownProperty: failure.ShownProperty));

    public void Add(ResourceStep step) => _steps.Enqueue(step);

    public void Error(string urn, string text) => Add(new Diagnostic(DiagnosticSeverity.Error, urn, text));

    public void Warning(string urn, string text) => Add(new Diagnostic(DiagnosticSeverity.Warning, urn, text));
}

/// <summary>Something that ends a resource's part of a deployment: a refused check, a failed operation, a program mistake.</summary>
/// <param name="urn">The resource; empty for the whole command.</param>
public sealed class DeploymentException(string urn, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public string Urn => urn;

    /// <summary>For a check failure, the top-level property whose value the real CLI would print.</summary>
    public string? ShownProperty { get; init; }
}
