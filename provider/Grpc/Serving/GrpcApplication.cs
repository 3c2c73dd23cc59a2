using MediaProviders.Grpc.Framing;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaProviders.Grpc.Serving;

/// <summary>Takes requests from Kestrel: refuses what is not gRPC and hands calls to their method.</summary>
internal sealed class GrpcApplication(ServerRuntime server) : IHttpApplication<IFeatureCollection>
{
    /// <inheritdoc/>
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    /// <inheritdoc/>
    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
        // The answer is written; if this was the last call of a stopping server, its connection may go.
        if (server.Stopping.IsCancellationRequested)
        {
            (context.Get<IConnectionHeartbeatFeature>() as ConnectionHeartbeat)?.Beat();
        }
    }

    /// <inheritdoc/>
    public Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.Get<IHttpRequestFeature>()!;
        if (HttpRefusal(request) is { } httpStatus)
        {
            var response = context.Get<IHttpResponseFeature>()!;
            response.StatusCode = httpStatus;
            if (httpStatus == StatusCodes.Status405MethodNotAllowed)
            {
                // RFC 9110, section 15.5.6: the answer must say what is allowed.
                response.Headers.Allow = HttpMethods.Post;
            }

            return Task.CompletedTask;
        }

        var connection = context.Get<GrpcConnection>()!;
        var call = new ServerCall(context, request.RawTarget, server, connection);
        var encoding = request.Headers[GrpcFields.Encoding].ToString();
        if (encoding is not ("" or GrpcFields.Identity))
        {
            return call.RefuseAsync(new(StatusCode.Unimplemented, $"The compression '{encoding}' is not supported."), offerEncodings: true);
        }

        TimeSpan? timeout = null;
        if (request.Headers.TryGetValue(GrpcFields.Timeout, out var text))
        {
            if (!GrpcTimeout.TryParse(text.ToString(), out var parsed))
            {
                return call.RefuseAsync(new(StatusCode.Internal, $"The 'grpc-timeout' '{text}' is malformed; it must be one to eight digits and one of H, M, S, m, u, n."));
            }

            if (parsed == TimeSpan.Zero)
            {
                return call.RefuseAsync(new(StatusCode.DeadlineExceeded, "The deadline had passed before the call began."));
            }

            timeout = parsed;
        }

        ServerMethod? method;
        try
        {
            method = connection.Methods.Find(request.RawTarget);
        }
        catch (Exception e)
        {
            // The application could not create the services of this connection.
            return call.RefuseAsync(call.Explain(e));
        }

        return method is not null
            ? call.RunAsync(method, timeout)
            : call.RefuseAsync(new(StatusCode.Unimplemented, $"The method '{request.RawTarget}' does not exist."));
    }

    /// <summary>
    /// The HTTP status for a request that is not gRPC; null for a call. Browsers name an origin, gRPC clients never do; and what comes to this port by another
    /// name than this machine's is misdirected (RFC 9110, section 15.5.20).
    /// </summary>
    private static int? HttpRefusal(IHttpRequestFeature request) =>
        request.Method != HttpMethods.Post ? StatusCodes.Status405MethodNotAllowed
        : request.Headers.Origin.Count > 0 ? StatusCodes.Status403Forbidden
        : !LoopbackAuthority.Is(request.Headers.Host.ToString()) ? StatusCodes.Status421MisdirectedRequest
        : !GrpcFields.IsGrpcContentType(request.Headers.ContentType.ToString()) ? StatusCodes.Status415UnsupportedMediaType
        : null;
}
