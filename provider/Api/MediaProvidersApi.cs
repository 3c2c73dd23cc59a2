namespace MediaProviders.Api;

/// <inheritdoc cref="IMediaProvidersApi"/>
internal sealed class MediaProvidersApi : IMediaProvidersApi
{
    private readonly ApiOptions options;

    /// <summary>Keeps the options; nothing is opened before the first call.</summary>
    public MediaProvidersApi(ApiOptions options) => this.options = options;

    /// <inheritdoc/>
    public Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken) =>
        throw new ApiException(ApiFailure.Refused, $"Not connected to '{options.BaseAddress}'.");

    /// <inheritdoc/>
    public Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken) =>
        throw new ApiException(ApiFailure.Refused, $"Not connected to '{options.BaseAddress}'.");

    /// <inheritdoc/>
    public Task DeleteAsync(string botId, string name, CallObserver? observer, CancellationToken cancellationToken) =>
        throw new ApiException(ApiFailure.Refused, $"Not connected to '{options.BaseAddress}'.");

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
