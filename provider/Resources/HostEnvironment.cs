using MediaProviders.Safety;

namespace MediaProviders.Resources;

/// <summary>What a provider gets from its process. Everything here is a parameter, so that a test can say what it is.</summary>
internal sealed record HostEnvironment
{
    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// What the processes of one command's phase have in common and no other phase has: for Pulumi the engine's address. Empty when there is nothing
    /// of the kind; claims then stay within this session.
    /// </summary>
    public string Phase { get; init; } = "";

    /// <summary>The version the provider goes by, as in its User-Agent.</summary>
    public required string Version { get; init; }

    /// <summary>Makes what carries HTTP requests; null for the platform's own.</summary>
    public Func<HttpMessageHandler>? Transport { get; init; }

    /// <summary>
    /// The folder in which the user's tool keeps its own files, often the only one in a container that can be written to; null when it is not known.
    /// </summary>
    public string? ToolFolder { get; init; }

    /// <summary>True when one command works directly on single entries, false when a program's resources are worked on.</summary>
    public bool IsDirect { get; init; }

    /// <summary>What the session knows of who owns what, shared by all its configurations; null for one that ends with the configured provider.</summary>
    public Ownership? Ownership { get; init; }

    /// <summary>Opens the claims of a session; null for those shared by the processes of the phase.</summary>
    public Func<IClaims>? Claims { get; init; }

    public Ownership OpenOwnership() => new(Claims?.Invoke() ?? new SharedClaims(Phase, Variable, ToolFolder), IsDirect, Time);
}
