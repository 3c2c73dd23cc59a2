using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MediaProviders.Plugin;

/// <summary>
/// Kestrel and nothing else: no host, no services, no configuration files, no logging. HTTP/2 without TLS on 127.0.0.1, with the limits that are meant for
/// web servers lifted.
/// </summary>
internal static class LoopbackServer
{
    /// <summary>400 MiB, what both sides of Pulumi's gRPC accept (seen in Pulumi 3.260).</summary>
    public const int MaxMessageBytes = 400 * 1024 * 1024;

    // One client has one connection and a call in flight per resource; Kestrel's own 100 would queue a Cancel behind them.
    private const int MaxStreams = 100_000;
    private const int MaxHeaderBytes = 64 * 1024;
    private const int MaxHeaders = 1000;
    private const int StreamWindowBytes = 1024 * 1024;

    // Kestrel adds the timeout to its clock: an infinite one overflows (seen in .NET 10), and then closes idle connections at its next heartbeat.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromDays(3650);

    /// <summary>A server that is not started, and its endpoint, which knows the port after the start.</summary>
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
