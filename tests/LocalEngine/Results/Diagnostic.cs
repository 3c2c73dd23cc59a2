namespace MediaProviders.LocalEngine.Results;

/// <summary>A message of the engine or of a plugin.</summary>
/// <param name="Severity">How bad it is.</param>
/// <param name="Urn">The resource it belongs to; empty for the command.</param>
/// <param name="Text">The text, exactly as it was said.</param>
/// <param name="Ephemeral">True for a status line that the final output does not keep.</param>
/// <param name="ShownProperty">
/// For a check failure: the top-level property whose value the real CLI prints with this message, secret or not (seen in Pulumi 3.260); this engine never
/// prints it. Null when it prints none.
/// </param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Urn, string Text, bool Ephemeral = false, string? ShownProperty = null);

/// <summary>The severities of <c>pulumirpc.LogSeverity</c>.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Only for debugging.</summary>
    Debug,

    /// <summary>Good to know.</summary>
    Info,

    /// <summary>A risk.</summary>
    Warning,

    /// <summary>The command fails.</summary>
    Error,
}
