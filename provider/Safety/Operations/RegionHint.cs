using MediaProviders.Sinch;

namespace MediaProviders.Safety;

/// <summary>
/// Explains a 401. The vendor answers a right token at the wrong region like a wrong token, so the other region is asked, but only when the
/// region itself was configured: the token never goes anywhere but to the vendor's own hosts. Source: Sinch, "Media provider",
/// https://developers.sinch.com/docs/whatsapp-legacy/http-rest/media-provider, "401 Unauthorized".
/// </summary>
/// <param name="configured">The region that is configured; null where an endpoint is.</param>
/// <param name="connect">Makes a client of the API at another base address.</param>
/// <param name="setting">What the user sets to change the region.</param>
internal sealed class RegionHint(string? configured, Func<string, IMediaProvidersApi> connect, string setting = "'region'")
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What the other region says about a 401 for that bot, as a sentence; empty where an endpoint is configured. Takes 5 seconds at most.</summary>
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

                // Something else may have answered in its place.
                return list.Doubt is { } doubt
                    ? $"Region '{region}' answers for it with this token, but with a list that does not prove that the bot is there, because "
                        + $"{doubt.Reason}. If it is, set {setting} to '{region}'."
                    : $"The bot answers in region '{region}' with this token: set {setting} to '{region}'.";
            }
            catch (Exception failure) when (failure is ApiException or OperationCanceledException)
            {
                // The other region says nothing useful either; the general advice stands.
            }
        }

        return configured is null ? "" : "The other region does not answer for it with this token either.";
    }
}
