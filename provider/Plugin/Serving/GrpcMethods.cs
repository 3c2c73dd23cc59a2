using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using MediaProviders.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Plugin;

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
        services.AddSingleton<IServiceMethodProvider<ResourceProviderBase>>(new KnownMethods(service, errors));
        services.AddSingleton<IGrpcServiceActivator<ResourceProviderBase>>(new OneService(service));

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

    private sealed class KnownMethods(ResourceProviderBase service, Errors errors) : IServiceMethodProvider<ResourceProviderBase>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ResourceProviderBase> context)
        {
            foreach (var method in ServiceMethod.Of(service, errors))
            {
                method.AddToServer(context);
            }
        }
    }

    private sealed class OneService(ResourceProviderBase service) : IGrpcServiceActivator<ResourceProviderBase>
    {
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
