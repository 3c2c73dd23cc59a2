namespace MediaProviders.LocalEngine.Results;

/// <summary>What one command did.</summary>
/// <param name="Command"><c>preview</c>, <c>up</c>, <c>refresh</c>, <c>import</c>, <c>destroy</c> or <c>do</c>.</param>
/// <param name="Phases">Its phases in order: preview, then, if that went well and was not all, the update; import adds one that only loads the schema.</param>
/// <param name="Outputs">The stack's outputs as the last phase left them.</param>
public sealed record CommandResult(string Command, IReadOnlyList<PhaseResult> Phases, IReadOnlyDictionary<string, OutputValue> Outputs)
{
    /// <summary>True when no phase reported an error.</summary>
    public bool Succeeded => Phases.All(phase => phase.Succeeded);

    /// <summary>The last phase that worked on resources.</summary>
    public PhaseResult Last => Phases.Last(phase => phase.Kind != PhaseKind.SchemaOnly);

    /// <summary>The steps of the last phase.</summary>
    public IReadOnlyList<ResourceStep> Steps => Last.Steps;

    /// <summary>The diagnostics of all phases, in order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => [.. Phases.SelectMany(phase => phase.Diagnostics)];

    /// <summary>The calls of all phases, in order of arrival at the plugins.</summary>
    public IReadOnlyList<PluginCall> Calls => [.. Phases.SelectMany(phase => phase.Calls)];
}

/// <summary>What one phase did. Each has an engine address and plugin processes of its own.</summary>
/// <param name="Kind">Preview, update or schema only.</param>
/// <param name="EngineAddress">The address plugins were given.</param>
/// <param name="Steps">Steps in order of completion.</param>
/// <param name="Diagnostics">Messages in order of arrival.</param>
/// <param name="Calls">Calls in order of arrival.</param>
public sealed record PhaseResult(
    PhaseKind Kind,
    string EngineAddress,
    IReadOnlyList<ResourceStep> Steps,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<PluginCall> Calls)
{
    /// <summary>True when it reported no error.</summary>
    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
}

/// <summary>The kinds of phase.</summary>
public enum PhaseKind
{
    /// <summary>Says what would happen.</summary>
    Preview,

    /// <summary>Does it.</summary>
    Update,

    /// <summary>Does what needs no stack.</summary>
    Direct,

    /// <summary>Loads the plugin's schema to generate code.</summary>
    SchemaOnly,
}
