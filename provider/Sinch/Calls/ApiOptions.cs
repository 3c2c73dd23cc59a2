using MediaProviders.Values;

namespace MediaProviders.Sinch;

/// <summary>The options of the API client.</summary>
internal sealed record ApiOptions
{
    /// <summary>The base address: https, or http on a loopback host. Its path, if any, is a prefix of all paths; a trailing slash does not matter.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Sent with every request as <c>Authorization: Bearer</c>.</summary>
    public required SecretText Token { get; init; }

    /// <summary>Sent as <c>User-Agent</c>, for example <c>product/1.0</c>.</summary>
    public required string UserAgent { get; init; }

    /// <summary>Additional headers of every request, for gateways. Default: none.</summary>
    public IReadOnlyDictionary<string, SecretText> Headers { get; init; } = new Dictionary<string, SecretText>(StringComparer.OrdinalIgnoreCase);

    /// <summary>A PEM file of certificate authorities that are trusted in addition to the system's. Default: none.</summary>
    public string? CaCertificateFile { get; init; }

    /// <summary>True when that file comes from a variable of the machine, so that a file that cannot be read is ignored. Default: false.</summary>
    public bool IsCaCertificateFileOptional { get; init; }

    /// <summary>A PEM file with the client certificate and its intermediates. Needs <see cref="ClientKeyFile"/>. Default: none.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>The PEM file with the client certificate's private key, readable by its owner only.</summary>
    public string? ClientKeyFile { get; init; }

    /// <summary>The proxy of the environment. Default: none.</summary>
    public EnvironmentProxy? Proxy { get; init; }

    /// <summary>Requests in flight at once, over all bots. Default 16.</summary>
    public int MaxConcurrentRequests { get; init; } = 16;

    /// <summary>Requests started per second, over all bots. Default: null, no limit.</summary>
    public double? MaxRequestsPerSecond { get; init; }

    /// <summary>The timeout of one HTTP exchange, including the body. Default: 30 seconds.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many times a call is repeated after its first attempt. Default: 4.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>True when a list without its array counts as empty. Default: false, such a list proves nothing.</summary>
    public bool MissingArrayIsEmpty { get; init; }

    /// <summary>The clock for all waits and timeouts. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Returns a number from 0 (inclusive) to 1 (exclusive), which spreads the waits between attempts. Default: random.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    /// <summary>Replaces the HTTP handler. Default: null, the handler that <see cref="ApiConnection"/> creates.</summary>
    public Func<HttpMessageHandler>? CreateHandler { get; init; }

    /// <summary>Only the base address: the rest may contain credentials.</summary>
    public override string ToString() => $"[options for '{BaseAddress}']";
}
