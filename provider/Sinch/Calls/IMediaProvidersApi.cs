namespace MediaProviders.Sinch;

/// <summary>
/// The three calls that Sinch's WhatsApp API has for media providers. All of them throw <see cref="ApiException"/>, and
/// <see cref="OperationCanceledException"/> when cancelled. Only the cancellation token limits the total time of a call.
/// </summary>
internal interface IMediaProvidersApi : IDisposable
{
    /// <summary>Lists a bot's entries. The caller must dispose of the list; the last one to do so wipes the response from memory.</summary>
    Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Creates an entry, or overwrites all of the one of that name. The response is empty: only a list shows the outcome.</summary>
    Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Deletes the entry of that name. The response for a missing name is not documented.</summary>
    Task DeleteAsync(string botId, string name, CallObserver? observer, CancellationToken cancellationToken);
}

/// <summary>How recent a list must be.</summary>
internal enum Freshness
{
    /// <summary>
    /// Requested after the call arrived. A call that arrives while a request is in flight waits for the next one, because the response in flight may be older
    /// than the call. For reads before a write, confirmations and deletes.
    /// </summary>
    Now,

    /// <summary>As Now, or requested at most 5 seconds ago, if this client has written nothing to the bot since. For reads on which no write depends.</summary>
    Recent,
}
