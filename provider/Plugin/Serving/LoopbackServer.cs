using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MediaProviders.Plugin;

/// <summary>
/// Creates Kestrel without host, services, configuration files and logging. It serves HTTP/2 without TLS on 127.0.0.1, without the limits that are meant for
/// web servers.
/// </summary>
internal static class LoopbackServer
{
    /// <summary>400 MiB, what both sides of Pulumi's gRPC accept (seen in Pulumi 3.260).</summary>
    public const int MaxMessageBytes = 400 * 1024 * 1024;

    // A client has one connection with a call per resource; with Kestrel's default of 100, Cancel would wait behind them.
    private const int MaxStreams = 100_000;
    private const int MaxHeaderBytes = 64 * 1024;
    private const int MaxHeaders = 1000;
    private const int StreamWindowBytes = 1024 * 1024;

    // Not infinite: Kestrel adds the timeout to its clock, which overflows (seen in .NET 10), and it then closes idle connections at the next heartbeat.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromDays(3650);

    /// <summary>A server that is not started, and its endpoint, which has the port after the start.</summary>
    public static (KestrelServer Server, ListenOptions Endpoint) Compose(ConnectionSetup setup)
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
        limits.Http2.InitialConnectionWindowSize = 4 * StreamWindowBytes;

        ListenOptions? endpoint = null;
        options.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(setup.Wrap);
            endpoint = listen;
        });

        var logging = NullLoggerFactory.Instance;
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logging);
        return (new KestrelServer(Options.Create(options), transport, logging), endpoint!);
    }
}
