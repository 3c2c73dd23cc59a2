using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MediaProviders.Plugin.Telemetry;

/// <summary>
/// An engine's wish for traces. Nothing here touches the OpenTelemetry library, so that a plugin without traces does not even load it.
/// </summary>
internal static class TraceRequest
{
    /// <summary>
    /// The environment variable in which an engine names its OTLP receiver, host and port; gRPC without TLS (seen in Pulumi 3.260 with <c>--otel-traces</c>).
    /// Not set: no traces are wanted.
    /// </summary>
    public const string Variable = "PULUMI_OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Begins to export spans if the engine asks for them; null when it does not, or names a receiver that cannot be.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="service">What the plugin calls itself.</param>
    /// <param name="version">Its version.</param>
    /// <param name="sources">The names of the sources whose spans are exported.</param>
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
    private static OtlpExport Start(Uri endpoint, string service, string version, string[] sources) => OtlpExport.Start(endpoint, service, version, sources);
}
