using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using MediaProviders.Protocol;

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
    private readonly ServedPackage package;
    private readonly SessionSlot? only;
    private GrpcServer? server;

    private PluginServer(ServedPackage package, string engineAddress)
    {
        this.package = package;
        only = engineAddress.Length > 0 ? Open(engineAddress, handshakeBegins: false) : null;
    }

    public int Port => server!.Port;

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
        var plugin = new PluginServer(package, engineAddress);
        plugin.server = await GrpcServer.StartAsync(
            new ProviderService(package, plugin.SessionsOf),
            new CallInterceptor(new Errors(package.Identity)),
            new ConnectionSetup(isStranger ?? ConnectionOwner.IsStranger, strangerTurnedAway),
            package.Time,
            cancellationToken);
        return plugin;
    }

    /// <summary>Cancels every session, lets running calls answer, and closes the port. Takes less than 4 seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var slot in sessions.Keys)
        {
            slot.Cancel();
        }

        await server!.StopAsync(Grace);
        foreach (var slot in sessions.Keys)
        {
            slot.Dispose();
        }
    }

    private SessionSlot SessionsOf(ServerCallContext context) => only
        ?? context.GetHttpContext().Features.Get<ConnectionSetup.ClientConnection>()!.Sessions(() => Open("", handshakeBegins: true), Close);

    private SessionSlot Open(string engineAddress, bool handshakeBegins)
    {
        var slot = new SessionSlot(package, engineAddress, handshakeBegins);
        sessions[slot] = true;
        return slot;
    }

    private void Close(SessionSlot slot)
    {
        sessions.TryRemove(slot, out _);
        slot.Dispose();
    }
}
