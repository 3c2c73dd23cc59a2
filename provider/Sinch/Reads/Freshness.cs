namespace MediaProviders.Sinch;

internal enum Freshness
{
    /// <summary>
    /// Asked for after the call arrived. Callers who arrive while a request is on its way share the next one: the answer on its way may have
    /// been made before they asked. For looks before a write, confirmations and deletes.
    /// </summary>
    Now,

    /// <summary>
    /// Also a list that this client asked for at most 5 seconds before the call arrived, if it has written nothing to that bot between the two.
    /// For reads on which no write depends.
    /// </summary>
    Recent,
}
