using MediaProviders.Sinch.Entries;
using MediaProviders.Sinch.Lists;
using MediaProviders.Sinch.Reads;

namespace MediaProviders.Sinch.Calls;

/// <inheritdoc cref="IMediaProvidersApi"/>
internal sealed class MediaProvidersApi : IMediaProvidersApi
{
    private readonly ApiClient client;
    private readonly SharedReads reads;

    /// <summary>
    /// Keeps the options; no file is read and no connection opened before the first call. <see cref="ConnectionCheck"/> finds what cannot work.
    /// </summary>
    public MediaProvidersApi(ApiOptions options)
    {
        client = new ApiClient(options);
        reads = new SharedReads(FetchAsync, options.Time);
    }

    /// <inheritdoc/>
    public Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken) =>
        reads.GetAsync(botId, freshness, observer ?? CallObserver.Silent.Instance, cancellationToken);

    /// <inheritdoc/>
    public Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken) =>
        WriteAsync(ApiCall.Post(botId, entry), observer, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(string botId, string name, CallObserver? observer, CancellationToken cancellationToken) =>
        WriteAsync(ApiCall.Delete(botId, name), observer, cancellationToken);

    /// <summary>Ends every call that is on its way, and wipes every list that is kept.</summary>
    public void Dispose()
    {
        reads.Dispose();
        client.Dispose();
    }

    private async Task WriteAsync(ApiCall call, CallObserver? observer, CancellationToken cancellationToken)
    {
        using (reads.BeginWrite(call.BotId))
        {
            await client.SendAsync(call, observer ?? CallObserver.Silent.Instance, static () => { }, cancellationToken);
        }
    }

    private async Task<ListContent> FetchAsync(string botId, CallObserver observer, Action began, CancellationToken cancellationToken)
    {
        var content = await client.SendAsync(ApiCall.Get(botId), observer, began, cancellationToken);
        return content!;
    }
}
