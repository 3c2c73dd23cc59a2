using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MediaProviders.Plugin.Telemetry;

/// <summary>Exports traces if the engine asks for them. Only the nested class uses the OpenTelemetry library, so that it is not loaded otherwise.</summary>
internal static class TraceRequest
{
    /// <summary>
    /// The environment variable with the host and port of the engine's OTLP receiver, gRPC without TLS (seen in Pulumi 3.260 with <c>--otel-traces</c>). When
    /// it is not set, there are no traces.
    /// </summary>
    public const string Variable = "PULUMI_OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Starts to export spans if the engine asks for them; null when it does not, or when the receiver's address is invalid.</summary>
    public static IAsyncDisposable? Follow(Func<string, string?> variable, string service, string version, params string[] sources) =>
        TryRead(variable(Variable), out var endpoint) ? Start(endpoint, service, version, sources) : null;

    /// <summary>Parses the variable's value: <c>localhost:4317</c>, or a URL.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Uri? endpoint)
    {
        endpoint = null;
#pragma warning disable S5332 // The engine's receiver is on this machine and does not use TLS.
        return !string.IsNullOrWhiteSpace(text)
            && Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}", UriKind.Absolute, out endpoint)
            && endpoint.Scheme is "http" or "https" && endpoint.Host.Length > 0;
#pragma warning restore S5332
    }

    // Not inlined, so that compiling the caller does not load the library.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OtlpExport Start(Uri endpoint, string service, string version, string[] sources) => new(endpoint, service, version, sources);

    /// <summary>
    /// Sends finished spans to an OTLP receiver, in batches on a separate thread. If the receiver cannot be reached, only the spans are lost.
    /// </summary>
    internal sealed class OtlpExport : IAsyncDisposable
    {
        // Stopping the server takes less than 4 seconds and the engine kills after 5 (seen in Pulumi 3.260).
        private const int LongestFlushMilliseconds = 900;

        // The first request takes long on a busy machine, and after a timeout its spans are lost. The end of the process is not delayed: the flush has its
        // own limit.
        private const int LongestRequestMilliseconds = 4000;
        private const int BatchEveryMilliseconds = 1000;

        private readonly TracerProvider provider;

        public OtlpExport(Uri endpoint, string service, string version, string[] sources)
        {
            provider = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService(service, serviceVersion: version))
                .AddSource(sources)
                .AddOtlpExporter(options =>
                {
                    options.Endpoint = endpoint;
                    options.Protocol = OtlpExportProtocol.Grpc;
                    options.TimeoutMilliseconds = LongestRequestMilliseconds;
                    options.HttpClientFactory = CreateClient;

                    // Headers in the user's environment are for the user's own collector, and may contain its key; this receiver is the engine's.
                    options.Headers = string.Empty;
                    options.BatchExportProcessorOptions.ScheduledDelayMilliseconds = BatchEveryMilliseconds;
                    options.BatchExportProcessorOptions.ExporterTimeoutMilliseconds = LongestRequestMilliseconds;
                })
                .Build();
        }

        /// <summary>
        /// Sends the remaining spans, in less than a second. Nothing else is released, because the process is about to end. The wait has its own thread,
        /// because the thread pool may have only one, which is needed to send.
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
}
