using MediaProviders.Safety;
using MediaProviders.Sinch;

namespace MediaProviders.Resources;

/// <summary>The configuration of a provider, complete and valid.</summary>
internal sealed record ProviderConfig
{
    /// <summary>What a client of the API is made with.</summary>
    public required ApiOptions Api { get; init; }

    /// <summary>The base address of the API in its one spelling.</summary>
    public required string Service { get; init; }

    /// <summary>The region the base address comes from; null when an endpoint was given.</summary>
    public string? Region { get; init; }

    /// <summary>The bot of every resource that names none; null when there is none.</summary>
    public string? BotId { get; init; }

    public NamePrefixRule RequiredNamePrefix { get; init; } = NamePrefixRule.None;

    /// <summary>What a user should know although the provider works, in finished sentences; null for nothing.</summary>
    public string? Warning { get; init; }

    public ApiOptions ApiAt(string service) => Api with { BaseAddress = new Uri(service) };

    /// <summary>The base address only: the rest may hold credentials.</summary>
    public override string ToString() => $"[configuration for '{Service}']";
}
