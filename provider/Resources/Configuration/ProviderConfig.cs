using MediaProviders.Safety;
using MediaProviders.Sinch;

namespace MediaProviders.Resources;

/// <summary>The configuration of a provider, complete and valid.</summary>
internal sealed record ProviderConfig
{
    /// <summary>The options of the API client.</summary>
    public required ApiOptions Api { get; init; }

    /// <summary>The normalised base address of the API.</summary>
    public required string Service { get; init; }

    /// <summary>The region of the base address; null when an endpoint was given.</summary>
    public string? Region { get; init; }

    /// <summary>The bot of every resource that names none; null when there is none.</summary>
    public string? BotId { get; init; }

    public NamePrefixRule RequiredNamePrefix { get; init; } = NamePrefixRule.None;

    /// <summary>A warning for the user, in whole sentences; null when there is none.</summary>
    public string? Warning { get; init; }

    public ApiOptions ApiAt(string service) => Api with { BaseAddress = new Uri(service) };

    /// <summary>Only the base address: the rest may contain credentials.</summary>
    public override string ToString() => $"[configuration for '{Service}']";
}
