using System.Diagnostics;
using Grpc.Core;

namespace MediaProviders.Protocol;

/// <summary>
/// Traces calls: a span for each, below the one the engine names in its <c>traceparent</c> (W3C Trace Context). Names and attributes are those of
/// OpenTelemetry's semantic conventions for gRPC servers; nothing of a request, an answer or a failure's text is among them.
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

    // The conventions count as errors of a server what it could not do, not what it was wrongly asked.
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
            // If metadata cannot be read, the handler reports it, if it needs it.
            return default;
        }
    }
}
