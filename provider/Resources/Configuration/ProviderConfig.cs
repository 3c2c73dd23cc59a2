using MediaProviders.Safety.Guards;
using MediaProviders.Values;

namespace MediaProviders.Resources.Configuration;

/// <summary>The configuration of a provider, complete and valid.</summary>
internal sealed record ProviderConfig
{
    public required SecretText Token { get; init; }

    /// <summary>The base address of the API in its one spelling.</summary>
    public required string Service { get; init; }

    /// <summary>The region the base address comes from; null when an endpoint was given.</summary>
    public string? Region { get; init; }

    /// <summary>The bot of every resource that names none; null when there is none.</summary>
    public string? BotId { get; init; }

    public NamePrefixRule RequiredNamePrefix { get; init; } = NamePrefixRule.None;

    public required IReadOnlyDictionary<string, SecretText> Headers { get; init; }

    /// <summary>What a user should know although the provider works, in finished sentences; null for nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>A file with further authorities to trust; null for the system's own only.</summary>
    public string? CaCertificateFile { get; init; }

    /// <summary>True when that file is named by SSL_CERT_FILE, which other programs read too: one that cannot be read is ignored.</summary>
    public bool IsCaCertificateFileOptional { get; init; }

    /// <summary>The file of the certificate shown to the server; null when none is shown.</summary>
    public string? ClientCertificateFile { get; init; }

    /// <summary>The file of that certificate's key; null when none is shown.</summary>
    public string? ClientKeyFile { get; init; }

    /// <summary>Requests in flight at once, over all bots.</summary>
    public required int MaxConcurrentRequests { get; init; }

    /// <summary>Requests started per second, over all bots; null for as many as come.</summary>
    public double? MaxRequestsPerSecond { get; init; }

    public required TimeSpan RequestTimeout { get; init; }

    public required int MaxRetries { get; init; }

    /// <summary>The base address only: the rest may hold credentials.</summary>
    public override string ToString() => $"[configuration for '{Service}']";
}
