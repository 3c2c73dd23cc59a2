using MediaProviders.Safety;

namespace MediaProviders.Resources;

/// <summary>What a provider gets from its process, as parameters, so that tests can replace it.</summary>
internal sealed record HostEnvironment
{
    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Identifies the phase of a command (a preview, an update): all its plugin processes have the same text, and no other phase has it. For Pulumi it is the
    /// engine's address. Empty when there is no such text; claims are then not shared with other processes.
    /// </summary>
    public string Phase { get; init; } = "";

    /// <summary>The provider's version, as in its User-Agent.</summary>
    public required string Version { get; init; }

    /// <summary>Creates the handler of HTTP requests; null for the platform's own.</summary>
    public Func<HttpMessageHandler>? Transport { get; init; }

    /// <summary>
    /// The folder of the user's deployment tool for its own files, in a container often the only writable one; null when it is not known.
    /// </summary>
    public string? ToolFolder { get; init; }

    /// <summary>True when a command works on single entries directly, false when it works on the resources of a program.</summary>
    public bool IsDirect { get; init; }

    /// <summary>The session's knowledge of ownership, shared by all its configurations; null to create one for the configured provider alone.</summary>
    public Ownership? Ownership { get; init; }

    /// <summary>Creates the claims of a session; null for claims that the processes of the phase share.</summary>
    public Func<IClaims>? Claims { get; init; }

    public Ownership OpenOwnership() => new(Claims?.Invoke() ?? new SharedClaims(Phase, Variable, ToolFolder), IsDirect, Time);
}
