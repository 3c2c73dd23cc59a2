using System.Diagnostics.CodeAnalysis;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MediaProviders.Plugin.Telemetry;

/// <summary>
/// Sends finished spans to an OTLP receiver, in batches and from a thread of its own. A receiver that is not there costs the spans and nothing else.
/// </summary>
internal sealed class OtlpExport : IAsyncDisposable
{
    // Stopping the server takes less than 4 seconds and the engine kills after 5 (seen in Pulumi 3.260).
    private const int LongestFlushMilliseconds = 900;

    // The first request of a process takes long on a busy machine, and the spans of one that is given up are lost. It never delays the end, which has a limit
    // of its own.
    private const int LongestRequestMilliseconds = 4000;
    private const int BatchEveryMilliseconds = 1000;

    private readonly TracerProvider provider;

    private OtlpExport(TracerProvider provider) => this.provider = provider;

    /// <summary>Begins to export.</summary>
    /// <param name="endpoint">The receiver.</param>
    /// <param name="service">The <c>service.name</c> of the spans.</param>
    /// <param name="version">Their <c>service.version</c>.</param>
    /// <param name="sources">The names of the sources whose spans are exported.</param>
    public static OtlpExport Start(Uri endpoint, string service, string version, IReadOnlyList<string> sources)
    {
        var builder = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(service, serviceVersion: version))
            .AddSource([.. sources])
            .AddOtlpExporter(options =>
            {
                options.Endpoint = endpoint;
                options.Protocol = OtlpExportProtocol.Grpc;
                options.TimeoutMilliseconds = LongestRequestMilliseconds;
                options.HttpClientFactory = CreateClient;

                // Headers of the user's own environment are for the user's own collector, and may hold its key; this receiver is the engine's.
                options.Headers = string.Empty;
                options.BatchExportProcessorOptions.ScheduledDelayMilliseconds = BatchEveryMilliseconds;
                options.BatchExportProcessorOptions.ExporterTimeoutMilliseconds = LongestRequestMilliseconds;
            });
        return new OtlpExport(builder.Build());
    }

    /// <summary>
    /// Sends what is left; takes less than a second. The process is about to end, so nothing else is given back. The wait has a thread of its own: the pool
    /// may have one only, and that is needed to send.
    /// </summary>
    [SuppressMessage("Usage", "CA2213", Justification = "Disposing of the provider waits once more, for 5 seconds, for a receiver that does not answer.")]
    public async ValueTask DisposeAsync() =>
        await Task.Factory.StartNew(
            () => provider.Shutdown(LongestFlushMilliseconds), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static HttpClient CreateClient() =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null })
    {
        Timeout = TimeSpan.FromMilliseconds(LongestRequestMilliseconds),
    };
}
