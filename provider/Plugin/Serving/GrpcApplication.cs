using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Plugin;

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
