using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Plugin.Serving;

/// <summary>Takes requests from Kestrel and hands them to the library's method of that path, without a host and without routing.</summary>
/// <param name="methods">The methods; made while Kestrel begins to listen.</param>
/// <param name="stopping">Fires when the server begins to stop.</param>
internal sealed class GrpcApplication(Task<GrpcMethods> methods, CancellationToken stopping) : IHttpApplication<DefaultHttpContext>
{
    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(DefaultHttpContext context)
    {
        if (RequestGate.Refuses(context))
        {
            return;
        }

        var found = (await methods).Find(context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        await found(context);
        StatusRoom.Fit(context.Response, context.Features.Get<ClientConnection>()!.MaxHeaderListBytes);
    }

    /// <inheritdoc/>
    public void DisposeContext(DefaultHttpContext context, Exception? exception)
    {
        // The answer is written; if this was the last call of a stopping server, its connection may go.
        if (stopping.IsCancellationRequested)
        {
            (context.Features.Get<IConnectionHeartbeatFeature>() as ConnectionHeartbeat)?.Beat();
        }

        context.Uninitialize();
    }
}
