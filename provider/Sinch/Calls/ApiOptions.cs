using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>How to reach the API, and how hard to try.</summary>
internal sealed record ApiOptions
{
    /// <summary>Where the API lives: https, or http on a loopback host. A path is kept as a prefix, with or without a slash at its end.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Sent with every request as <c>Authorization: Bearer</c>.</summary>
    public required SecretText Token { get; init; }

    /// <summary>Sent as <c>User-Agent</c>, for example <c>product/1.0</c>.</summary>
    public required string UserAgent { get; init; }

    /// <summary>Sent with every request, for gateways that ask for more. Default none.</summary>
    public IReadOnlyDictionary<string, SecretText> Headers { get; init; } = new Dictionary<string, SecretText>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A PEM file of authorities that are trusted beside the system's own. Default none.</summary>
    public string? CaCertificateFile { get; init; }

    /// <summary>True where the machine names that file for every program, so that one that cannot be read is ignored. Default false.</summary>
    public bool IsCaCertificateFileOptional { get; init; }

    /// <summary>A PEM file with the certificate shown to the server, and its intermediates. Needs <see cref="ClientKeyFile"/>. Default none.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>The PEM file of that certificate's private key, readable by its owner only.</summary>
    public string? ClientKeyFile { get; init; }

    /// <summary>The proxy that the environment names. Default none.</summary>
    public EnvironmentProxy? Proxy { get; init; }

    /// <summary>Requests in flight at once, over all bots. Default 16.</summary>
    public int MaxConcurrentRequests { get; init; } = 16;

    /// <summary>Requests started per second, over all bots. Null, the default: as many as come.</summary>
    public double? MaxRequestsPerSecond { get; init; }

    /// <summary>How long one HTTP exchange may last, its body included. Default 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a call is tried again after its first attempt. Default 4.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>True when a list without its array counts as empty. Default: false, it proves nothing.</summary>
    public bool MissingArrayIsEmpty { get; init; }

    /// <summary>The clock that all waits and time limits run on. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A number from 0 up to 1 that spreads the waits between attempts. Default random.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>Replaces the handler that these options describe. Default null.</summary>
    public Func<HttpMessageHandler>? CreateHandler { get; init; }

    /// <summary>The base address only: the rest may hold credentials.</summary>
    public override string ToString() => $"[options for '{BaseAddress}']";
}
