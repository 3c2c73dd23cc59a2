using System.Collections.Concurrent;
using MediaProviders.Grpc;

namespace MediaProviders.Protocol;

/// <summary>
/// A running plugin: the package behind a port. Started for one engine it has one session, whatever connection a call comes on, because gRPC clients drop
/// idle connections and dial again. Started by hand it has a session per connection: engines attach to it side by side.
/// </summary>
internal sealed class PluginServer : IAsyncDisposable
{
    // With what the server then gives the last calls to answer this stays below 4 seconds; the engine kills after 5 (seen in Pulumi 3.260).
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private readonly ConcurrentDictionary<ProviderService, bool> services = new();
    private readonly ServedPackage package;
    private GrpcServer? server;

    private PluginServer(ServedPackage package) => this.package = package;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => server!.Port;

    /// <summary>Begins to listen on a free port.</summary>
    /// <param name="package">What is served.</param>
    /// <param name="engineAddress">The engine the plugin was started for; empty when it was started by hand.</param>
    /// <param name="strangerTurnedAway">Called when another user of this machine has connected; the connection is closed already.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<PluginServer> StartAsync(
        ServedPackage package, string engineAddress, Action? strangerTurnedAway = null, CancellationToken cancellationToken = default)
    {
        var plugin = new PluginServer(package);
        var only = engineAddress.Length > 0 ? plugin.Add(engineAddress, handshakeBegins: false) : null;
        plugin.server = await GrpcServer.StartAsync(
            new GrpcServerOptions
            {
                Services = connection => [(only ?? plugin.AddFor(connection)).ToGrpcService()],
                MapException = new Errors(package.Identity).Map,
                Reflection = ContractDescriptors.Read,
                Around = package.Around,
                StrangerTurnedAway = strangerTurnedAway,
            },
            cancellationToken);
        return plugin;
    }

    /// <summary>Cancels every session, lets running calls answer, and closes the port. Takes less than 4 seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.Keys)
        {
            service.Cancel();
        }

        await server!.StopAsync(Grace);
        foreach (var service in services.Keys)
        {
            service.Dispose();
        }
    }

    private ProviderService Add(string engineAddress, bool handshakeBegins)
    {
        var service = new ProviderService(package, engineAddress, handshakeBegins);
        services[service] = true;
        return service;
    }

    private ProviderService AddFor(GrpcConnection connection)
    {
        var service = Add("", handshakeBegins: true);
        connection.Closed.Register(() =>
        {
            services.TryRemove(service, out _);
            service.Dispose();
        });
        return service;
    }
}
