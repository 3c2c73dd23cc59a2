namespace MediaProviders.Sinch;

internal enum Freshness
{
    /// <summary>
    /// Asked for after the call arrived. Callers who arrive while a request is on its way share the next one: the answer on its way may have
    /// been made before they asked. For looks before a write, confirmations and deletes.
    /// </summary>
    Now,

    /// <summary>Also a list of at most 5 seconds before, if this client has written nothing to the bot since. For reads on which no write depends.</summary>
    Recent,
}
