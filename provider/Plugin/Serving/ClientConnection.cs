using MediaProviders.Protocol;

namespace MediaProviders.Plugin.Serving;

/// <summary>One HTTP/2 connection of a client.</summary>
/// <param name="closed">Fires when the connection is closed, by either side.</param>
internal sealed class ClientConnection(CancellationToken closed)
{
    /// <summary>What grpc-go accepts without announcing it: 16 MiB (its default for MaxHeaderListSize).</summary>
    public const long UnannouncedHeaderListBytes = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private SessionSlot? sessions;

    /// <summary>
    /// The largest list of header fields the client accepts, in bytes by HTTP/2's count (RFC 9113, section 6.5.2); until the client says otherwise, what
    /// grpc-go clients accept without saying.
    /// </summary>
    public long MaxHeaderListBytes { get; set; } = UnannouncedHeaderListBytes;

    /// <summary>The sessions of this connection alone, made by the first call that asks.</summary>
    /// <param name="open">Makes them.</param>
    /// <param name="close">Called with them when the connection is closed.</param>
    public SessionSlot Sessions(Func<SessionSlot> open, Action<SessionSlot> close)
    {
        lock (gate)
        {
            if (sessions is null)
            {
                var opened = sessions = open();
                closed.Register(() => close(opened));
            }

            return sessions;
        }
    }
}
