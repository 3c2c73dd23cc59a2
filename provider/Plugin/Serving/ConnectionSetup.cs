using System.IO.Pipelines;
using System.Net;
using Grpc.Core;
using MediaProviders.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace MediaProviders.Plugin;

/// <summary>
/// Connection middleware before HTTP: rejects other users, adds a <see cref="ClientConnection"/>, and reads the client's header limit.
/// </summary>
/// <param name="isOtherUser">Given the local and the remote end, whether to close the connection before a byte is read.</param>
/// <param name="sessionsOf">Returns the session slot of a connection, given a token that fires when the connection is closed.</param>
internal sealed class ConnectionSetup(Func<EndPoint?, EndPoint?, bool> isOtherUser, Action? rejected, Func<CancellationToken, SessionSlot> sessionsOf)
{
    public static SessionSlot SessionsOf(ServerCallContext call) => call.GetHttpContext().Features.Get<ClientConnection>()!.Sessions;

    public ConnectionDelegate Wrap(ConnectionDelegate next) => async context =>
    {
        if (isOtherUser(context.LocalEndPoint, context.RemoteEndPoint))
        {
            rejected?.Invoke();
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

    /// <summary>Reads the client's first bytes without consuming them: HTTP reads them again.</summary>
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
            // The connection ended, or the server is stopping; HTTP handles both.
        }
    }

    /// <summary>
    /// An HTTP/2 connection with a heartbeat of its own. On its heartbeat, every second, Kestrel notices that a connection which it is closing has no call
    /// left. But it stops the heartbeat as the first step of stopping (KestrelServer.StopAsync, ASP.NET Core 8 and later), so that a connection with a running
    /// call would otherwise never be closed.
    /// </summary>
    /// <param name="kestrels">Kestrel's heartbeat; null when there is none.</param>
    internal sealed class ClientConnection(IConnectionHeartbeatFeature? kestrels, SessionSlot sessions) : IConnectionHeartbeatFeature
    {
        /// <summary>The limit of grpc-go clients, which do not announce it: 16 MiB (the default of MaxHeaderListSize).</summary>
        public const long UnannouncedHeaderListBytes = 16 * 1024 * 1024;

        private readonly Lock gate = new();
        private (Action<object> Action, object State)[] listeners = [];

        /// <summary>
        /// The largest header list that the client accepts, in bytes as counted by RFC 9113, section 6.5.2. Default: the limit of grpc-go clients.
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
