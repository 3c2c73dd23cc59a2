using System.Diagnostics;
using System.Globalization;

namespace MediaProviders.Sinch;

/// <summary>
/// A span for each HTTP exchange. Names and attributes are those of OpenTelemetry's semantic conventions for HTTP clients, without <c>url.full</c>, which would
/// contain the bot and the entry; there is only <c>url.template</c>. Without a listener no span is created.
/// </summary>
internal static class AttemptSpan
{
    public const string SourceName = "MediaProviders.Sinch";

    private static readonly ActivitySource Source = new(SourceName, PluginVersion.Text);

    public static Activity? Start(ApiCall.Running running, Uri server)
    {
        var call = running.Call;
        var span = Source.StartActivity($"{call.Method.Method} {call.Template}", ActivityKind.Client, running.Observer.Cause);
        span?.SetTag("http.request.method", call.Method.Method)
            .SetTag("url.template", call.Template)
            .SetTag("url.scheme", server.Scheme)
            .SetTag("server.address", server.Host)
            .SetTag("server.port", server.Port);
        return running.Attempt > 1 ? span?.SetTag("http.request.resend_count", running.Attempt - 1) : span;
    }

    /// <summary>Sets the outcome.</summary>
    /// <param name="status">The HTTP status; null when there was no response.</param>
    /// <param name="failure">Null after a success, or when the exchange was cancelled because no caller waits any more.</param>
    public static void End(Activity? span, int? status, ApiFailure? failure)
    {
        span?.SetTag("http.response.status_code", status);
        if (span is not null && (failure is not null || status is null))
        {
            var type = status >= 400 ? status.Value.ToString(CultureInfo.InvariantCulture) : failure?.ToString() ?? "Cancelled";
            span.SetTag("error.type", type).SetStatus(ActivityStatusCode.Error);
        }
    }
}
