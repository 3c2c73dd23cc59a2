using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Plugin.Serving;

/// <summary>Serves gRPC over HTTP/2 without TLS, on the loopback address only.</summary>
internal sealed class GrpcServer : IAsyncDisposable
{
    /// <summary>400 MiB, what both sides of Pulumi's gRPC accept (seen in Pulumi 3.260).</summary>
    public const int MaxMessageBytes = 400 * 1024 * 1024;

    private readonly CancellationTokenSource stopping = new();
    private readonly KestrelServer kestrel;
    private readonly ListenOptions endpoint;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private Task? stop;

    private GrpcServer(ConnectionSetup setup, TimeProvider time)
    {
        this.time = time;
        (kestrel, endpoint) = KestrelComposition.Create(setup);
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => endpoint.IPEndPoint!.Port;

    /// <summary>Begins to listen on a free port; calls are answered when this returns.</summary>
    /// <param name="service">Answers the calls.</param>
    /// <param name="interceptor">What every call passes.</param>
    /// <param name="setup">Meets each new connection.</param>
    /// <param name="time">The clock of the grace while stopping.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    public static async Task<GrpcServer> StartAsync(
        ResourceProviderBase service, CallInterceptor interceptor, ConnectionSetup setup, TimeProvider time, CancellationToken cancellationToken)
    {
        var server = new GrpcServer(setup, time);
        var methods = Task.Run(() => new GrpcMethods(service, interceptor, MaxMessageBytes), CancellationToken.None);
        try
        {
            await server.kestrel.StartAsync(new GrpcApplication(methods, server.stopping.Token), cancellationToken);
        }
        catch
        {
            server.kestrel.Dispose();
            server.stopping.Dispose();
            throw;
        }

        return server;
    }

    /// <summary>
    /// Takes no new connections, tells clients so (GOAWAY), and waits for running calls. The connections of those still running after the grace are cut.
    /// A second call waits for the first.
    /// </summary>
    public Task StopAsync(TimeSpan grace)
    {
        lock (gate)
        {
            return stop ??= StopCoreAsync(grace);
        }
    }

    /// <summary>Stops without a grace.</summary>
    public async ValueTask DisposeAsync() => await StopAsync(TimeSpan.Zero);

    private async Task StopCoreAsync(TimeSpan grace)
    {
        using var abort = new CancellationTokenSource(grace, time);
        await stopping.CancelAsync();
        await kestrel.StopAsync(abort.Token);
        kestrel.Dispose();
        stopping.Dispose();
    }
}
