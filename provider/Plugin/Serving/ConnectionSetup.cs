using System.IO.Pipelines;
using System.Net;
using Grpc.Core;
using MediaProviders.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace MediaProviders.Plugin;

/// <summary>
/// Handles each new connection before HTTP does: rejects other users, gives it its <see cref="ClientConnection"/> and notes what the client can take.
/// </summary>
/// <param name="isStranger">Given both ends, this one first, whether the connection is closed before a byte is read.</param>
/// <param name="sessionsOf">The sessions of a connection, given what fires when it is closed, by either side.</param>
internal sealed class ConnectionSetup(Func<EndPoint?, EndPoint?, bool> isStranger, Action? turnedAway, Func<CancellationToken, SessionSlot> sessionsOf)
{
    public static SessionSlot SessionsOf(ServerCallContext call) => call.GetHttpContext().Features.Get<ClientConnection>()!.Sessions;

    public ConnectionDelegate Wrap(ConnectionDelegate next) => async context =>
    {
        if (isStranger(context.LocalEndPoint, context.RemoteEndPoint))
        {
            turnedAway?.Invoke();
            context.Abort();
            return;
        }

        var connection = new ClientConnection(context.Features.Get<IConnectionHeartbeatFeature>(), sessionsOf(context.ConnectionClosed));
        context.Features.Set(connection);
        context.Features.Set<IConnectionHeartbeatFeature>(connection);
        var stopping = context.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        await ReadSettingsAsync(context.Transport.Input, connection, stopping);
        await next(context);
    };

    /// <summary>Looks at the client's first bytes without taking them: HTTP reads them again.</summary>
    private static async Task ReadSettingsAsync(PipeReader input, ClientConnection connection, CancellationToken stopping)
    {
        try
        {
            for (var isOver = false; !isOver;)
            {
                var result = await input.ReadAsync(stopping);
                isOver = ClientSettings.TryRead(result.Buffer, out var maxHeaderListBytes) || result.IsCompleted;
                input.AdvanceTo(result.Buffer.Start, isOver ? result.Buffer.Start : result.Buffer.End);
                connection.MaxHeaderListBytes = maxHeaderListBytes ?? ClientConnection.UnannouncedHeaderListBytes;
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
    /// <param name="kestrels">What wakes it up otherwise; null when nothing does.</param>
    internal sealed class ClientConnection(IConnectionHeartbeatFeature? kestrels, SessionSlot sessions) : IConnectionHeartbeatFeature
    {
        /// <summary>What grpc-go accepts without announcing it: 16 MiB (its default for MaxHeaderListSize).</summary>
        public const long UnannouncedHeaderListBytes = 16 * 1024 * 1024;

        private readonly Lock gate = new();
        private (Action<object> Action, object State)[] listeners = [];

        /// <summary>
        /// The largest list of header fields the client accepts, in bytes by HTTP/2's count (RFC 9113, section 6.5.2); until the client says otherwise, what
        /// grpc-go clients accept without saying.
        /// </summary>
        public long MaxHeaderListBytes { get; set; } = UnannouncedHeaderListBytes;

        public SessionSlot Sessions => sessions;

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
