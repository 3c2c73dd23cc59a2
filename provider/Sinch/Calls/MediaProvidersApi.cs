
namespace MediaProviders.Sinch;

/// <inheritdoc cref="IMediaProvidersApi"/>
internal sealed class MediaProvidersApi : IMediaProvidersApi
{
    private readonly ApiClient client;
    private readonly SharedReads reads;

    /// <summary>Reads no file and opens no connection before the first call. <see cref="ApiConnection.FindProblems"/> finds what cannot work.</summary>
    public MediaProvidersApi(ApiOptions options)
    {
        client = new ApiClient(options);
        reads = new SharedReads(FetchAsync, options.Time);
    }

    public Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken) =>
        reads.GetAsync(botId, freshness, observer ?? CallObserver.Silent, cancellationToken);

    public Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken) =>
        WriteAsync(ApiCall.Post(botId, entry), observer, cancellationToken);

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
        using var write = reads.BeginWrite(call.BotId);
        await client.SendAsync(call, observer ?? CallObserver.Silent, static () => { }, cancellationToken);
    }
    private async Task<ListContent> FetchAsync(string botId, CallObserver observer, Action began, CancellationToken cancellationToken) =>
        (await client.SendAsync(ApiCall.Get(botId), observer, began, cancellationToken))!;
}
