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

/// <summary>One step on one resource, done or previewed.</summary>
/// <param name="Id">Its id; empty while a preview does not know it.</param>
/// <param name="Changes">The changed paths, as the plugin's Diff gave them. Never a value.</param>
/// <param name="Succeeded">False when the step failed.</param>
public sealed record ResourceStep(StepOperation Operation, string Urn, string Id, IReadOnlyList<PropertyChange> Changes, bool Succeeded)
{
    /// <summary>The resource's name in the program.</summary>
    public string Name => Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];
}

/// <summary>One changed path.</summary>
/// <param name="Kind"><c>add</c>, <c>delete</c> or <c>update</c>.</param>
/// <param name="Replaces">True when this change forces a replacement.</param>
public sealed record PropertyChange(string Path, string Kind, bool Replaces);

/// <summary>The steps of Pulumi's engine that this engine knows.</summary>
public enum StepOperation
{
    /// <summary>Nothing to do.</summary>
    Same,

    /// <summary>Create.</summary>
    Create,

    /// <summary>Update in place.</summary>
    Update,

    /// <summary>The mark between a replacement's create and delete.</summary>
    Replace,

    /// <summary>Create the new one of a replacement.</summary>
    CreateReplacement,

    /// <summary>Delete the old one of a replacement, also one left over from an earlier command.</summary>
    DeleteReplaced,

    /// <summary>Delete.</summary>
    Delete,

    /// <summary>Read a resource that is not managed.</summary>
    Read,

    /// <summary>Take a resource over that exists.</summary>
    Import,

    /// <summary>Take another one over in place of the one in the state.</summary>
    ImportReplacement,

    /// <summary>Read and compare.</summary>
    Refresh,
}

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

/// <summary>One stack output.</summary>
/// <param name="Json">Its value as JSON text, in clear.</param>
/// <param name="IsSecret">True when it is a secret as a whole.</param>
public sealed record OutputValue(string Json, bool IsSecret)
{
    /// <summary>The value for people: <c>[secret]</c> for a secret, <c>[unknown]</c> for what only the update will know.</summary>
    public override string ToString() => IsSecret ? "[secret]" : Json.Replace($"\"{UnknownValue.TextSentinel}\"", "[unknown]", StringComparison.Ordinal);
}

/// <summary>One call to a plugin. Requests and responses hold secrets in clear: they are for tests, not for people.</summary>
public sealed class PluginCall
{
    private readonly Lazy<string> _requestJson;
    private Lazy<string>? _responseJson;

    internal PluginCall(int process, string method, string urn, Func<string> requestJson)
    {
        (Process, Method, Urn) = (process, method, urn);
        _requestJson = new Lazy<string>(requestJson);
    }

    /// <summary>The plugin process, counted from 1 over the life of the engine.</summary>
    public int Process { get; }

    /// <summary>The method's short name.</summary>
    public string Method { get; }

    /// <summary>The urn in the request; empty where it has none.</summary>
    public string Urn { get; }

    /// <summary>The request as proto3 JSON.</summary>
    public string RequestJson => _requestJson.Value;

    /// <summary>The response as proto3 JSON; null when the call failed.</summary>
    public string? ResponseJson => _responseJson?.Value;

    /// <summary>The status code of a failed call by name; null when it succeeded.</summary>
    public string? ErrorCode { get; private set; }

    /// <summary>The environment of the plugin process, for the call that began it; null for every other. It holds secrets in clear.</summary>
    public IReadOnlyDictionary<string, string>? ProcessEnvironment { get; internal init; }

    internal void Answer(Func<string> responseJson) => _responseJson = new Lazy<string>(responseJson);

    internal void Fail(string code) => ErrorCode = code;
}
