using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Plugin;

/// <summary>Takes requests from Kestrel and hands them to the library's method of that path, without a host and without routing.</summary>
/// <param name="methods">The methods; made while Kestrel begins to listen.</param>
/// <param name="stopping">Fires when the server begins to stop.</param>
internal sealed class GrpcApplication(Task<GrpcMethods> methods, CancellationToken stopping) : IHttpApplication<DefaultHttpContext>
{
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        // Kestrel keeps a context with each stream that it uses again.
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

            // RFC 9110, section 15.5.6: the answer must say what is allowed.
            context.Response.Headers.Allow = status == StatusCodes.Status405MethodNotAllowed ? HttpMethods.Post : default;
            return;
        }

        var found = (await methods).Find(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        await found(context);
        StatusRoom.Fit(context.Response, context.Features.Get<ConnectionSetup.ClientConnection>()!.MaxHeaderListBytes);
    }

    public void DisposeContext(DefaultHttpContext context, Exception? exception)
    {
        // The answer is written; if this was the last call of a stopping server, its connection may go.
        if (stopping.IsCancellationRequested)
        {
            context.Features.Get<ConnectionSetup.ClientConnection>()?.Beat();
        }

        context.Uninitialize();
    }

    // Browsers send an origin, gRPC clients never do; and a request to this port for another host name than this machine's is misdirected (RFC 9110, section
    // 15.5.20).
    private static int? RefusalOf(HttpRequest request) =>
        request.Method != HttpMethods.Post ? StatusCodes.Status405MethodNotAllowed
        : request.Headers.Origin.Count > 0 ? StatusCodes.Status403Forbidden
        : IsLoopback(request.Host.Host.TrimStart('[').TrimEnd(']')) ? null
        : StatusCodes.Status421MisdirectedRequest;

    // A web page whose name its owner makes resolve to 127.0.0.1 (DNS rebinding) sends that name; what means a loopback port says so.
    private static bool IsLoopback(string host) => host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}
