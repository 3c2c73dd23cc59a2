namespace MediaProviders.Protocol;

/// <summary>Where a client's session stands: one session at a time.</summary>
/// <param name="engineAddress">The engine's host and port as far as it is known yet; else empty.</param>
/// <param name="handshakeBegins">
/// True when each Handshake begins another session and Cancel ends it, as for a process that was started by hand and that engines attach to; false when the
/// process serves one engine only, and ends with it.
/// </param>
internal sealed class SessionSlot(ServedPackage package, string engineAddress, bool handshakeBegins) : IDisposable
{
    private Session session = new(engineAddress, package.LogAt);

    public Session Current => Volatile.Read(ref session);

    /// <param name="engineAddress">Its host and port; empty when it does not say.</param>
    public void Handshake(string engineAddress)
    {
        if (handshakeBegins)
        {
            Interlocked.Exchange(ref session, new Session(engineAddress, package.LogAt)).Dispose();
        }

        Current.EngineAddress = engineAddress;
    }

    /// <summary>
    /// The engine cancels, as it does before every end, a normal one too (seen in Pulumi 3.260). Claims have to outlive this in a process that ends by itself:
    /// another process of the same phase may still ask for them.
    /// </summary>
    public void CancelByEngine()
    {
        var cancelled = Current;
        cancelled.Cancel();
        if (handshakeBegins)
        {
            cancelled.Dispose();
        }
    }

    public void Cancel() => Current.Cancel();

    public void Dispose() => Current.Dispose();
}
