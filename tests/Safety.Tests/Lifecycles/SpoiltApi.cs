using MediaProviders.Sinch;

namespace MediaProviders.Safety.Tests.Lifecycles;

/// <summary>A client of the API that does one thing wrong.</summary>
internal sealed class SpoiltApi(IMediaProvidersApi inner) : IMediaProvidersApi
{
    /// <summary>Failures of a GET that it takes for an empty list.</summary>
    public Predicate<ApiException> TakesForEmpty { get; init; } = static _ => false;

    /// <summary>Whether it sends a write again when the answer was lost, without a look.</summary>
    public bool RepeatsBlindly { get; init; }

    /// <summary>Whether a list of some seconds ago is good enough for everything.</summary>
    public bool AlwaysRecent { get; init; }

    /// <summary>Whether writes carry only what this version knows.</summary>
    public bool ForgetsUnknown { get; init; }

    /// <summary>Whether a write that had to wait is sent without another look.</summary>
    public bool NeverLooksAgain { get; init; }

    public async Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.GetAsync(botId, AlwaysRecent ? Freshness.Recent : freshness, observer, cancellationToken);
        }
        catch (ApiException failure) when (TakesForEmpty(failure))
        {
            return MediaProviderList.Parse("""{"settings":{"application":{"media":{"providers":[]}}}}"""u8);
        }
    }

    public async Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken)
    {
        entry = ForgetsUnknown ? entry with { Unknown = null } : entry;
        observer = NeverLooksAgain ? new BlindObserver(observer) : observer;
        try
        {
            await inner.PostAsync(botId, entry, observer, cancellationToken);
        }
        catch (ApiException failure) when (RepeatsBlindly && failure.MaybeDone)
        {
            await inner.PostAsync(botId, entry, observer, cancellationToken);
        }
    }

    public Task DeleteAsync(string botId, string name, CallObserver? observer, CancellationToken cancellationToken) =>
        inner.DeleteAsync(botId, name, observer, cancellationToken);

    public void Dispose() => inner.Dispose();

    private sealed class BlindObserver(CallObserver? inner) : CallObserver
    {
        public override void Attempted(Attempt attempt) => inner?.Attempted(attempt);
    }
}
