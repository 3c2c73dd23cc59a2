using System.Diagnostics;
using Grpc.Core;

namespace MediaProviders.Protocol;

/// <summary>
/// A span for each call, as a child of the span in the engine's <c>traceparent</c> (W3C Trace Context). Names and attributes are those of OpenTelemetry's
/// semantic conventions for gRPC servers; they contain nothing of a request, a response or an error message.
/// </summary>
internal static class CallSpan
{
    public static string SourceName => typeof(CallSpan).Namespace!;

    private static readonly ActivitySource Source = new(SourceName, PluginVersion.Text);

    public static Activity? Start(ServerCallContext context)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var name = context.Method.TrimStart('/');
        var slash = name.LastIndexOf('/');
        return Source.StartActivity(name, ActivityKind.Server, ParentOf(context))?
            .SetTag("rpc.system", "grpc")
            .SetTag("rpc.service", name[..slash])
            .SetTag("rpc.method", name[(slash + 1)..]);
    }

    // By the conventions, a server's span is an error only if the server failed, not if the request was invalid.
    public static void End(Activity? span, StatusCode status)
    {
        span?.SetTag("rpc.grpc.status_code", (int)status);
        if (status is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented
            or StatusCode.Internal or StatusCode.Unavailable or StatusCode.DataLoss)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static ActivityContext ParentOf(ServerCallContext context)
    {
        try
        {
            return ActivityContext.TryParse(
                context.RequestHeaders.GetValue("traceparent"), context.RequestHeaders.GetValue("tracestate"), isRemote: true, out var parent)
                ? parent
                : default;
        }
        catch (FormatException)
        {
            // Invalid metadata; a handler that needs it reports that.
            return default;
        }
    }
}
