using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static MediaProviders.Protocol.Wire.ResourceProvider;

namespace MediaProviders.Protocol.Serving;

/// <summary>
/// What Grpc.AspNetCore makes of the service: a delegate for each path. The library is composed without a host, a log and routing, and told the methods by generated
/// code instead of reflection: what is not there takes no time at the start.
/// </summary>
internal sealed class GrpcMethods
{
    private readonly Dictionary<string, RequestDelegate> byPath = new(StringComparer.Ordinal);
    private readonly RequestDelegate unimplemented;

    /// <summary>Composes the library.</summary>
    /// <param name="service">The service.</param>
    /// <param name="interceptor">What every call passes.</param>
    /// <param name="maxMessageBytes">The largest message either way, without its prefix.</param>
    public GrpcMethods(ResourceProviderBase service, Interceptor interceptor, int maxMessageBytes)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddGrpc();

        // After the library's own defaults, which would add compressions again.
        services.Configure<GrpcServiceOptions>(options =>
        {
            options.MaxReceiveMessageSize = maxMessageBytes;
            options.MaxSendMessageSize = maxMessageBytes;
            options.CompressionProviders = [];
        });
        services.RemoveAll(typeof(IServiceMethodProvider<>));
        services.AddSingleton<IServiceMethodProvider<ResourceProviderBase>>(new GeneratedMethods(service, interceptor));
        services.AddSingleton<IGrpcServiceActivator<ResourceProviderBase>>(new OneService(service));

        var routes = new Routes(services.BuildServiceProvider());
        routes.MapGrpcService<ResourceProviderBase>();
        RequestDelegate? fallback = null;
        foreach (var endpoint in routes.DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>())
        {
            if (endpoint.RoutePattern.Parameters.Count == 0)
            {
                byPath[endpoint.RoutePattern.RawText!] = endpoint.RequestDelegate!;
            }
            else
            {
                fallback = endpoint.RequestDelegate;
            }
        }

        unimplemented = fallback ?? throw new InvalidOperationException("The gRPC library has no answer for unknown methods.");
    }

    /// <summary>The method of a path; for an unknown one, the library's answer to it (UNIMPLEMENTED).</summary>
    public RequestDelegate Find(string path) => byPath.GetValueOrDefault(path, unimplemented);

    /// <summary>Tells the library the methods by the code that protoc generated for it.</summary>
    private sealed class GeneratedMethods(ResourceProviderBase service, Interceptor interceptor) : IServiceMethodProvider<ResourceProviderBase>
    {
        public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ResourceProviderBase> context) =>
            BindService(new InterceptedBinder(new ContextBinder(context), interceptor), service);
    }

    private sealed class ContextBinder(ServiceMethodProviderContext<ResourceProviderBase> context) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            context.AddUnaryMethod(method, [], (_, request, call) => handler!(request, call));

        public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            context.AddServerStreamingMethod(method, [], (_, request, responses, call) => handler!(request, responses, call));
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
