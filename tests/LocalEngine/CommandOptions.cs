namespace MediaProviders.LocalEngine;

/// <summary>The flags of one command.</summary>
public sealed record CommandOptions
{
    /// <summary>No flags.</summary>
    public static readonly CommandOptions None = new();

    /// <summary>No preview first.</summary>
    public static readonly CommandOptions UpdateOnly = new() { SkipPreview = true };

    /// <summary><c>--target</c>: urns that alone are touched; empty means all.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary><c>--replace</c>: urns that are replaced whatever their Diff would say.</summary>
    public IReadOnlyList<string> Replace { get; init; } = [];

    /// <summary><c>--refresh</c>: refresh first, in the same phase.</summary>
    public bool Refresh { get; init; }

    /// <summary><c>--continue-on-error</c>: a failed step stops only what depends on it.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary><c>--run-program</c> of refresh and destroy: providers are configured from the stack's configuration, not from the state.</summary>
    public bool RunProgram { get; init; }

    /// <summary><c>--preview-only</c>, and what <c>preview</c> is.</summary>
    public bool PreviewOnly { get; init; }

    /// <summary><c>--skip-preview</c>: only the update phase.</summary>
    public bool SkipPreview { get; init; }

    /// <summary><c>--protect=false</c> of import; imported resources are protected by default.</summary>
    public bool ProtectImported { get; init; } = true;

    /// <summary>
    /// <c>--generate-code=false</c> of import: without it the real CLI loads the schema once more afterwards, and so does this engine; the oldest release only
    /// when it was no preview.
    /// </summary>
    public bool GenerateCode { get; init; } = true;

    /// <summary><c>--clear-pending-creates</c> of refresh: forget creates of which nobody knows how they ended.</summary>
    public bool ClearPendingCreates { get; init; }
}

/// <summary>One resource of <c>pulumi import</c>.</summary>
/// <param name="Name">The name it gets in the program.</param>
/// <param name="Id">Its id, in any spelling the provider understands.</param>
public sealed record ImportRequest(string Type, string Name, string Id);

/// <summary>One <c>pulumi do</c> that needs no stack: a function, a read, or with <c>--stateless</c> a create, a patch or a delete by id.</summary>
/// <param name="Verb">What is to be done.</param>
/// <param name="Token">The resource's or the function's token.</param>
public sealed record DirectCommand(DirectVerb Verb, string Token)
{
    /// <summary>The id of what is read, patched or deleted; null for the others.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The inputs as JSON text: all of them for a create and a function, the ones to change for a patch. What the package's schema says is secret is marked.
    /// </summary>
    public string Inputs { get; init; } = "{}";
}

/// <summary>What <c>pulumi do</c> can do without a stack.</summary>
public enum DirectVerb
{
    /// <summary>Calls a function.</summary>
    Call,

    /// <summary><c>read ID</c>.</summary>
    Read,

    /// <summary><c>--stateless create</c>.</summary>
    Create,

    /// <summary><c>--stateless patch ID</c>.</summary>
    Patch,

    /// <summary><c>--stateless delete ID</c>.</summary>
    Delete,
}
