namespace MediaProviders.LocalEngine;

/// <summary>One <c>pulumi do</c> that needs no stack: a function, a read, or with <c>--stateless</c> a create, a patch or a delete by id.</summary>
/// <param name="Verb">What is to be done.</param>
/// <param name="Token">The resource's or the function's token.</param>
public sealed record DirectCommand(DirectVerb Verb, string Token)
{
    /// <summary>The id of what is read, patched or deleted; null for the others.</summary>
    public string? Id { get; init; }

    /// <summary>The inputs as JSON text: all of them for a create and a function, the ones to change for a patch. What the package's schema says is secret is marked.</summary>
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
