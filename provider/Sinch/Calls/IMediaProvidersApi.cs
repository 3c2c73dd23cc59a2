namespace MediaProviders.Sinch;

/// <summary>
/// The three calls that Sinch's WhatsApp API has for media providers. All of them throw <see cref="ApiException"/>, and
/// <see cref="OperationCanceledException"/> when the caller's token ends them; the token is also the only limit on the time a call may wait in all.
/// </summary>
internal interface IMediaProvidersApi : IDisposable
{
    /// <summary>Lists a bot's entries. Dispose the list when done with it: the last one to do so wipes the answer from memory.</summary>
    Task<MediaProviderList> GetAsync(string botId, Freshness freshness, CallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Creates an entry, or overwrites the one of that name whole. The API answers with nothing: only a list shows what it did.</summary>
    Task PostAsync(string botId, MediaProvider entry, CallObserver? observer, CancellationToken cancellationToken);

    /// <summary>Deletes the entry of that name. What the API says about a name that does not exist is not documented.</summary>
    Task DeleteAsync(string botId, string name, CallObserver? observer, CancellationToken cancellationToken);
}
