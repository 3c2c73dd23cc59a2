using System.Collections.Concurrent;
using System.Net;
using MediaProviders.Protocol;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MediaProviders.Plugin;

/// <summary>
/// A running plugin: the package behind a port. Started for one engine it has one session, whatever connection a call comes on, because gRPC clients drop
/// idle connections and dial again. Started by hand it has a session per connection: engines attach to it side by side.
/// </summary>
internal sealed class PluginServer : IAsyncDisposable
{
    // Below 4 seconds: the engine kills after 5 (seen in Pulumi 3.260).
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3.5);

    private readonly ConcurrentDictionary<SessionSlot, bool> sessions = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly ServedPackage package;
    private readonly KestrelServer kestrel;
    private readonly ListenOptions endpoint;
    private readonly Lazy<Task> stop;

    private PluginServer(ServedPackage package, string engineAddress, Action? strangerTurnedAway, Func<EndPoint?, EndPoint?, bool> isStranger)
    {
        this.package = package;
        var only = engineAddress.Length > 0 ? Open(engineAddress, handshakeBegins: false) : null;
        (kestrel, endpoint) = LoopbackServer.Compose(new ConnectionSetup(isStranger, strangerTurnedAway, closed => only ?? OpenUntil(closed)));
        stop = new Lazy<Task>(StopAsync);
    }

    public int Port => endpoint.IPEndPoint!.Port;

    /// <summary>Begins to listen on a free port; calls are answered when this returns.</summary>
    /// <param name="engineAddress">The engine the plugin was started for; empty when it was started by hand.</param>
    /// <param name="strangerTurnedAway">Called when another user of this machine has connected; the connection is closed already.</param>
    /// <param name="isStranger">Given both ends of a connection, this one first, whether it is another user's. Null, the default, asks the system.</param>
    public static async Task<PluginServer> StartAsync(
        ServedPackage package,
        string engineAddress,
        Action? strangerTurnedAway = null,
        Func<EndPoint?, EndPoint?, bool>? isStranger = null,
        CancellationToken cancellationToken = default)
    {
        var plugin = new PluginServer(package, engineAddress, strangerTurnedAway, isStranger ?? ConnectionOwner.IsStranger);
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
    /// Cancels every session, takes no new connections, tells clients so (GOAWAY), and lets running calls answer; the connections of those still running after
    /// the grace are cut. Takes less than 4 seconds. A second call waits for the first.
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
