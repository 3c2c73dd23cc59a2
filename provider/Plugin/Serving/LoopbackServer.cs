using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using MediaProviders.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static MediaProviders.Protocol.Wire.ResourceProvider;

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

/// <summary>The application behind Kestrel: passes each request to the gRPC method of its path, without a host and without routing.</summary>
/// <param name="methods">The methods, which are created while Kestrel starts to listen.</param>
/// <param name="stopping">Fires when the server is stopping.</param>
internal sealed class GrpcApplication(Task<GrpcMethods> methods, CancellationToken stopping) : IHttpApplication<DefaultHttpContext>
{
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        // Kestrel reuses streams, and keeps a context with each.
        if (contextFeatures is not IHostContextContainer<DefaultHttpContext> container)
        {
            return new DefaultHttpContext(contextFeatures);
        }

        var context = container.HostContext ??= new DefaultHttpContext();
        context.Initialize(contextFeatures);
        return context;
    }

    public async Task ProcessRequestAsync(DefaultHttpContext context)
    {
        if (RefusalOf(context.Request) is { } status)
        {
            context.Response.StatusCode = status;

            // RFC 9110, section 15.5.6: the response must list the allowed methods.
            context.Response.Headers.Allow = status == StatusCodes.Status405MethodNotAllowed ? HttpMethods.Post : default;
            return;
        }

        var found = (await methods).Find(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        await found(context);
        StatusLimit.Fit(context.Response, context.Features.Get<ConnectionSetup.ClientConnection>()!.MaxHeaderListBytes);
    }

    public void DisposeContext(DefaultHttpContext context, Exception? exception)
    {
        // The response is written. If the server is stopping and this was the connection's last call, the heartbeat closes the connection.
        if (stopping.IsCancellationRequested)
        {
            context.Features.Get<ConnectionSetup.ClientConnection>()?.Beat();
        }

        context.Uninitialize();
    }

    // Browsers send an Origin header, gRPC clients do not. A request with a host other than loopback is misdirected (RFC 9110, section 15.5.20).
    private static int? RefusalOf(HttpRequest request) =>
        request.Method != HttpMethods.Post ? StatusCodes.Status405MethodNotAllowed
        : request.Headers.Origin.Count > 0 ? StatusCodes.Status403Forbidden
        : IsLoopback(request.Host.Host.TrimStart('[').TrimEnd(']')) ? null
        : StatusCodes.Status421MisdirectedRequest;

    // In a DNS rebinding attack, a web page's host name resolves to 127.0.0.1, but the request still has that name as its host.
    private static bool IsLoopback(string host) => host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}

/// <summary>
/// The delegates that Grpc.AspNetCore creates for the service, by path. To start faster, the library is used without a host, logging and routing, and gets the
/// methods from <see cref="ServiceMethod"/> instead of by reflection.
/// </summary>
internal sealed class GrpcMethods
{
    private readonly Dictionary<string, RequestDelegate> byPath;
    private readonly RequestDelegate unimplemented;

    public GrpcMethods(ResourceProviderBase service, Errors errors)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddGrpc();

        // Ready-made options instead of the options framework, whose generic types a native program would have to construct at run time.
        services.AddSingleton(Options.Create(WithinLimits(new GrpcServiceOptions())));
        services.AddSingleton(Options.Create(WithinLimits(new GrpcServiceOptions<ResourceProviderBase>())));
        services.AddSingleton(Options.Create(new RouteHandlerOptions()));
        services.RemoveAll(typeof(IServiceMethodProvider<>));
        var one = new OneService(service, errors);
        services.AddSingleton<IServiceMethodProvider<ResourceProviderBase>>(one);
        services.AddSingleton<IGrpcServiceActivator<ResourceProviderBase>>(one);

        var routes = new Routes(services.BuildServiceProvider());
        routes.MapGrpcService<ResourceProviderBase>();
        var endpoints = routes.DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>().ToList();
        byPath = endpoints.Where(e => e.RoutePattern.Parameters.Count == 0)
            .ToDictionary(e => e.RoutePattern.RawText!, e => e.RequestDelegate!, StringComparer.Ordinal);
        unimplemented = endpoints.FindLast(e => e.RoutePattern.Parameters.Count > 0)?.RequestDelegate
            ?? throw new InvalidOperationException("The gRPC library has no answer for unknown methods.");
    }

    private static T WithinLimits<T>(T options)
        where T : GrpcServiceOptions
    {
        options.MaxReceiveMessageSize = LoopbackServer.MaxMessageBytes;
        options.MaxSendMessageSize = LoopbackServer.MaxMessageBytes;
        options.CompressionProviders = [];
        return options;
    }

    /// <summary>The method of a path; for an unknown path, the library's own response (UNIMPLEMENTED).</summary>
    public RequestDelegate Find(string path) => byPath.GetValueOrDefault(path, unimplemented);

    private sealed class OneService(ResourceProviderBase service, Errors errors)
        : IServiceMethodProvider<ResourceProviderBase>, IGrpcServiceActivator<ResourceProviderBase>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ResourceProviderBase> context)
        {
            foreach (var method in ServiceMethod.Of(service, errors))
            {
                method.AddToServer(context);
            }
        }

        public GrpcActivatorHandle<ResourceProviderBase> Create(IServiceProvider serviceProvider) => new(service, created: false, state: null);

        public ValueTask ReleaseAsync(GrpcActivatorHandle<ResourceProviderBase> service) => ValueTask.CompletedTask;
    }

    private sealed class Routes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => throw new NotSupportedException("No endpoint has middleware of its own.");
    }
}
