using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace MediaProviders.Plugin.Serving;

/// <summary>
/// Meets each new connection before HTTP does: turns strangers away, gives it its <see cref="ClientConnection"/> and notes what the client can take.
/// </summary>
/// <param name="isStranger">Given both ends, this one first, whether the connection is closed before a byte is read.</param>
/// <param name="turnedAway">Called with each connection that is.</param>
internal sealed class ConnectionSetup(Func<EndPoint?, EndPoint?, bool> isStranger, Action? turnedAway)
{
    /// <summary>The middleware for Kestrel.</summary>
    public ConnectionDelegate Wrap(ConnectionDelegate next) => context => MeetAsync(context, next);

    private async Task MeetAsync(ConnectionContext context, ConnectionDelegate next)
    {
        if (isStranger(context.LocalEndPoint, context.RemoteEndPoint))
        {
            turnedAway?.Invoke();
            context.Abort();
            return;
        }

        var connection = new ClientConnection(context.ConnectionClosed);
        context.Features.Set(connection);
        context.Features.Set<IConnectionHeartbeatFeature>(new ConnectionHeartbeat(context.Features.Get<IConnectionHeartbeatFeature>()));
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
}
