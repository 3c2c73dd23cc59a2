using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Explains a 401. The API answers a valid token in the wrong region like an invalid one, so the other region is asked, but only if a region is configured and
/// not an endpoint: the token is sent only to the vendor's own hosts. Source: Sinch, "Media provider",
/// https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider, "401 Unauthorized".
/// </summary>
/// <param name="configured">The configured region; null when an endpoint is configured.</param>
/// <param name="connect">Creates an API client for another base address.</param>
/// <param name="setting">The name of the setting for the region, for the message.</param>
internal sealed class RegionHint(string? configured, Func<string, IMediaProvidersApi> connect, string setting = "'region'")
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A sentence about how the other region answers for that bot; empty when an endpoint is configured. Takes at most 5 seconds.</summary>
    public async Task<string> ForAsync(string botId, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var region in BaseAddress.Regions.Where(region => configured is not null && region != configured))
        {
            using var limit = new CancellationTokenSource(Patience, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            using var other = connect(BaseAddress.OfRegion(region));
            try
            {
                using var list = await other.GetAsync(botId, Freshness.Now, observer: null, linked.Token);

                // Another server may have answered in its place.
                return list.Doubt is { } doubt
                    ? $"Region '{region}' answers for this bot with this token, but with a list that does not prove that the bot is there, because "
                        + $"{doubt.Reason}. If it is, set {setting} to '{region}'."
                    : $"Region '{region}' answers for this bot with this token: set {setting} to '{region}'.";
            }
            catch (Exception failure) when (failure is ApiException or OperationCanceledException)
            {
                // The other region does not help; the general advice is given.
            }
        }

        return configured is null ? "" : "The other region does not answer for this bot with this token either.";
    }
}
