using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>A gRPC service on a free port of loopback, made as the library's authors mean it: another way than the plugin's own server.</summary>
public sealed class LocalGrpcServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private LocalGrpcServer(WebApplication application) => this.application = application;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => new Uri(application.Urls.Single()).Port;

    /// <summary>Begins to serve.</summary>
    /// <param name="service">An instance of a class derived from a generated base.</param>
    public static Task<LocalGrpcServer> StartAsync<TService>(TService service)
        where TService : class =>
        StartAsync(services => services.AddSingleton(service), application => application.MapGrpcService<TService>());

    /// <summary>Begins to serve what is neither a generated service nor gRPC's business.</summary>
    public static Task<LocalGrpcServer> StartAsync(Action<WebApplication> map) => StartAsync(_ => { }, map);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static async Task<LocalGrpcServer> StartAsync(Action<IServiceCollection> register, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting();
        builder.Services.AddGrpc(options => options.MaxReceiveMessageSize = null);
        register(builder.Services);
        var application = builder.Build();
        map(application);
        await application.StartAsync();
        return new LocalGrpcServer(application);
    }
}
