using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Plugin;

/// <summary>Serves gRPC over HTTP/2 without TLS, on the loopback address only.</summary>
internal sealed class GrpcServer : IAsyncDisposable
{
    /// <summary>400 MiB, what both sides of Pulumi's gRPC accept (seen in Pulumi 3.260).</summary>
    public const int MaxMessageBytes = 400 * 1024 * 1024;

    // One client has one connection and a call in flight per resource; Kestrel's own 100 would queue a Cancel behind them.
    private const int MaxStreams = 100_000;
    private const int MaxHeaderBytes = 64 * 1024;
    private const int MaxHeaders = 1000;
    private const int StreamWindowBytes = 1024 * 1024;
    private const int ConnectionWindowBytes = 4 * StreamWindowBytes;

    // Kestrel adds the timeout to its clock: an infinite one overflows (seen in .NET 10), and then closes idle connections at its next heartbeat.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromDays(3650);

    private readonly CancellationTokenSource stopping = new();
    private readonly KestrelServer kestrel;
    private readonly ListenOptions endpoint;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private Task? stop;

    private GrpcServer(ConnectionSetup setup, TimeProvider time)
    {
        this.time = time;
        (kestrel, endpoint) = Compose(setup);
    }

    public int Port => endpoint.IPEndPoint!.Port;

    /// <summary>Begins to listen on a free port; calls are answered when this returns.</summary>
    public static async Task<GrpcServer> StartAsync(
        ResourceProviderBase service, CallInterceptor interceptor, ConnectionSetup setup, TimeProvider time, CancellationToken cancellationToken)
    {
        var server = new GrpcServer(setup, time);
        var methods = Task.Run(() => new GrpcMethods(service, interceptor), CancellationToken.None);
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

    public async ValueTask DisposeAsync() => await StopAsync(TimeSpan.Zero);

    private async Task StopCoreAsync(TimeSpan grace)
    {
        using var abort = new CancellationTokenSource(grace, time);
        await stopping.CancelAsync();
        await kestrel.StopAsync(abort.Token);
        kestrel.Dispose();
        stopping.Dispose();
    }

    /// <summary>
    /// Kestrel and nothing else: no host, no services, no configuration files, no logging. HTTP/2 without TLS on 127.0.0.1, with the limits that are meant for
    /// web servers lifted. The server is not started, and its endpoint knows the port after the start.
    /// </summary>
    internal static (KestrelServer Server, ListenOptions Endpoint) Compose(ConnectionSetup setup)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        var limits = options.Limits;
        limits.MaxRequestBodySize = null;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
        limits.KeepAliveTimeout = LongestIdle;
        limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        limits.MaxRequestHeaderCount = MaxHeaders;
        limits.Http2.MaxRequestHeaderFieldSize = MaxHeaderBytes;
        limits.Http2.MaxStreamsPerConnection = MaxStreams;
        limits.Http2.InitialStreamWindowSize = StreamWindowBytes;
        limits.Http2.InitialConnectionWindowSize = ConnectionWindowBytes;

        ListenOptions? listening = null;
        options.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(setup.Wrap);
            listening = listen;
        });

        var logging = NullLoggerFactory.Instance;
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logging);
        return (new KestrelServer(Options.Create(options), transport, logging), listening!);
    }
}
