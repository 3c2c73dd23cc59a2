using System.IO.Pipelines;
using System.Net;
using MediaProviders.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace MediaProviders.Plugin;

/// <summary>
/// Handles each new connection before HTTP does: rejects other users, gives it its <see cref="ClientConnection"/> and notes what the client can take.
/// </summary>
/// <param name="isStranger">Given both ends, this one first, whether the connection is closed before a byte is read.</param>
internal sealed class ConnectionSetup(Func<EndPoint?, EndPoint?, bool> isStranger, Action? turnedAway)
{
    public ConnectionDelegate Wrap(ConnectionDelegate next) => context => MeetAsync(context, next);

    private async Task MeetAsync(ConnectionContext context, ConnectionDelegate next)
    {
        if (isStranger(context.LocalEndPoint, context.RemoteEndPoint))
        {
            turnedAway?.Invoke();
            context.Abort();
            return;
        }

        var connection = new ClientConnection(context.Features.Get<IConnectionHeartbeatFeature>(), context.ConnectionClosed);
        context.Features.Set(connection);
        context.Features.Set<IConnectionHeartbeatFeature>(connection);
        var stopping = context.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        await ReadSettingsAsync(context.Transport.Input, connection, stopping);
        await next(context);
    }

    /// <summary>Looks at the client's first bytes without taking them: HTTP reads them again.</summary>
    private static async Task ReadSettingsAsync(PipeReader input, ClientConnection connection, CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                var result = await input.ReadAsync(stopping);
                var isKnown = ClientSettings.TryRead(result.Buffer, out var maxHeaderListBytes);
                var isOver = isKnown || result.IsCompleted;
                input.AdvanceTo(result.Buffer.Start, isOver ? result.Buffer.Start : result.Buffer.End);
                if (isOver)
                {
                    connection.MaxHeaderListBytes = maxHeaderListBytes ?? ClientConnection.UnannouncedHeaderListBytes;
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The connection ended, or the server stops; HTTP finds out by itself.
        }
    }

    /// <summary>
    /// One HTTP/2 connection of a client, which can be woken up. Kestrel does so every second, and only then notices that a connection it wants to close has no
    /// call left; but it ends its heartbeat as the first step of stopping (KestrelServer.StopAsync, ASP.NET Core 8 and later), so that a connection with a
    /// running call would never be closed without this.
    /// </summary>
    /// <param name="closed">Fires when the connection is closed, by either side.</param>
    /// <param name="kestrels">What wakes it up otherwise; null when nothing does.</param>
    internal sealed class ClientConnection(IConnectionHeartbeatFeature? kestrels, CancellationToken closed) : IConnectionHeartbeatFeature
    {
        /// <summary>What grpc-go accepts without announcing it: 16 MiB (its default for MaxHeaderListSize).</summary>
        public const long UnannouncedHeaderListBytes = 16 * 1024 * 1024;

        private readonly Lock gate = new();
        private SessionSlot? sessions;
        private (Action<object> Action, object State)[] listeners = [];

        /// <summary>
        /// The largest list of header fields the client accepts, in bytes by HTTP/2's count (RFC 9113, section 6.5.2); until the client says otherwise, what
        /// grpc-go clients accept without saying.
        /// </summary>
        public long MaxHeaderListBytes { get; set; } = UnannouncedHeaderListBytes;

        /// <summary>The sessions of this connection alone, made by the first call that asks.</summary>
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

        public void OnHeartbeat(Action<object> action, object state)
        {
            kestrels?.OnHeartbeat(action, state);
            lock (gate)
            {
                listeners = [.. listeners, (action, state)];
            }
        }

        public void Beat() => Array.ForEach(Volatile.Read(ref listeners), listener => listener.Action(listener.State));
    }
}
