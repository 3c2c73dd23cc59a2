using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MediaProviders.Plugin.Telemetry;

/// <summary>An engine's request for traces. Nothing here uses the OpenTelemetry library, so that a plugin without traces does not even load it.</summary>
internal static class TraceRequest
{
    /// <summary>
    /// The environment variable in which an engine names its OTLP receiver, host and port; gRPC without TLS (seen in Pulumi 3.260 with <c>--otel-traces</c>).
    /// Not set: no traces are wanted.
    /// </summary>
    public const string Variable = "PULUMI_OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Begins to export spans if the engine asks for them; null when it does not, or names a receiver that cannot be.</summary>
    public static IAsyncDisposable? Follow(Func<string, string?> variable, string service, string version, params string[] sources) =>
        TryRead(variable(Variable), out var endpoint) ? Start(endpoint, service, version, sources) : null;

    /// <summary>Reads what the variable says: <c>localhost:4317</c>, or the same as a URL.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Uri? endpoint)
    {
        endpoint = null;
#pragma warning disable S5332 // The engine's receiver is on this machine and speaks no TLS.
        return !string.IsNullOrWhiteSpace(text)
            && Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"http://{text}", UriKind.Absolute, out endpoint)
            && endpoint.Scheme is "http" or "https" && endpoint.Host.Length > 0;
#pragma warning restore S5332
    }

    // On its own, so that compiling the caller does not load what this needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static OtlpExport Start(Uri endpoint, string service, string version, string[] sources) => new(endpoint, service, version, sources);

    /// <summary>
    /// Sends finished spans to an OTLP receiver, in batches and from a thread of its own. If the receiver is not there, only the spans are lost.
    /// </summary>
    internal sealed class OtlpExport : IAsyncDisposable
    {
        // Stopping the server takes less than 4 seconds and the engine kills after 5 (seen in Pulumi 3.260).
        private const int LongestFlushMilliseconds = 900;

        // The first request of a process takes long on a busy machine, and the spans of one that is given up are lost. It never delays the end, which has
        // a limit of its own.
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

                    // Headers of the user's own environment are for the user's own collector, and may hold its key; this receiver is the engine's.
                    options.Headers = string.Empty;
                    options.BatchExportProcessorOptions.ScheduledDelayMilliseconds = BatchEveryMilliseconds;
                    options.BatchExportProcessorOptions.ExporterTimeoutMilliseconds = LongestRequestMilliseconds;
                })
                .Build();
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
}
