using System.Collections.Concurrent;
using System.Net;
using MediaProviders.Protocol;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MediaProviders.Plugin;

/// <summary>
/// A running plugin server. Started for one engine, it has one session for all connections, because gRPC clients close idle connections and reconnect. Started
/// by hand, it has a session per connection, because several engines may be attached at the same time.
/// </summary>
internal sealed class PluginServer : IAsyncDisposable
{
    // The engine kills the plugin after 5 seconds (seen in Pulumi 3.260).
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3.5);

    private readonly ConcurrentDictionary<SessionSlot, bool> sessions = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly ServedPackage package;
    private readonly KestrelServer kestrel;
    private readonly ListenOptions endpoint;
    private readonly Lazy<Task> stop;

    private PluginServer(ServedPackage package, string engineAddress, Action? otherUserRejected, Func<EndPoint?, EndPoint?, bool> isOtherUser)
    {
        this.package = package;
        var only = engineAddress.Length > 0 ? Open(engineAddress, handshakeBegins: false) : null;
        (kestrel, endpoint) = LoopbackServer.Compose(new ConnectionSetup(isOtherUser, otherUserRejected, closed => only ?? OpenUntil(closed)));
        stop = new Lazy<Task>(StopAsync);
    }

    public int Port => endpoint.IPEndPoint!.Port;

    /// <summary>Starts to listen on a free port; calls are served when this returns.</summary>
    /// <param name="engineAddress">The engine the plugin was started for; empty when it was started by hand.</param>
    /// <param name="otherUserRejected">Called after a connection of another user of this machine was closed.</param>
    /// <param name="isOtherUser">
    /// Given the local and the remote end of a connection, whether it is another user's. Default: null, which asks the system.
    /// </param>
    public static async Task<PluginServer> StartAsync(
        ServedPackage package,
        string engineAddress,
        Action? otherUserRejected = null,
        Func<EndPoint?, EndPoint?, bool>? isOtherUser = null,
        CancellationToken cancellationToken = default)
    {
        var plugin = new PluginServer(package, engineAddress, otherUserRejected, isOtherUser ?? ConnectionOwner.IsOtherUser);
        var service = new ProviderService(package, ConnectionSetup.SessionsOf);
        var methods = Task.Run(() => new GrpcMethods(service, new Errors(package.Identity)), CancellationToken.None);
        try
        {
            await plugin.kestrel.StartAsync(new GrpcApplication(methods, plugin.stopping.Token), cancellationToken);
            return plugin;
        }
        catch
        {
            await plugin.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Cancels every session, accepts no new connections, sends GOAWAY, and lets running calls end; connections with a call that is still running after the
    /// grace period are closed. Takes less than 4 seconds. A second call waits for the first.
    /// </summary>
    public async ValueTask DisposeAsync() => await stop.Value;

    private async Task StopAsync()
    {
        foreach (var slot in sessions.Keys)
        {
            slot.Cancel();
        }

        using var abort = new CancellationTokenSource(Grace, package.Time);
        await stopping.CancelAsync();
        await kestrel.StopAsync(abort.Token);
        kestrel.Dispose();
        stopping.Dispose();
        foreach (var slot in sessions.Keys)
        {
            slot.Dispose();
        }
    }

    private SessionSlot OpenUntil(CancellationToken closed)
    {
        var slot = Open("", handshakeBegins: true);
        closed.Register(() =>
        {
            sessions.TryRemove(slot, out _);
            slot.Dispose();
        });
        return slot;
    }

    private SessionSlot Open(string engineAddress, bool handshakeBegins)
    {
        var slot = new SessionSlot(package, engineAddress, handshakeBegins);
        sessions[slot] = true;
        return slot;
    }
}
