using MediaProviders.Provider.Tests.Telemetry.Otlp;
using Status = MediaProviders.Provider.Tests.Telemetry.Otlp.Status;

namespace MediaProviders.Provider.Tests.Telemetry;

/// <summary>An OTLP receiver that keeps what it gets; or one that never answers.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<ExportTraceServiceRequest> received = new();
    private LocalGrpcServer? server;

    /// <summary>As engines name theirs.</summary>
    public string Address => $"localhost:{server!.Port}";

    /// <summary>The spans so far, in the order in which they began.</summary>
    public IReadOnlyList<Span> Spans =>
        [.. received.SelectMany(r => r.ResourceSpans).SelectMany(r => r.ScopeSpans).SelectMany(s => s.Spans).OrderBy(s => s.StartTimeUnixNano)];

    /// <summary>What the spans say of the process they come from.</summary>
    public IReadOnlyList<string> Resources =>
        [.. received.SelectMany(r => r.ResourceSpans).SelectMany(r => r.Resource.Attributes).Select(Show).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Everything that came, unknown fields included, as one text.</summary>
    public string Everything => string.Concat(received.Select(r => System.Text.Encoding.Latin1.GetString(r.ToByteArray())));

    public static async Task<FakeCollector> StartAsync(bool answers = true)
    {
        var collector = new FakeCollector();
        collector.server = await LocalGrpcServer.StartAsync(new Receiver(collector.received, answers));
        if (answers)
        {
            // The first answer of a process takes long on a busy machine.
            using var channel = new PluginChannel(collector.Address);
            await new TraceService.TraceServiceClient(channel.Invoker).ExportAsync(new ExportTraceServiceRequest());
        }

        return collector;
    }

    /// <summary>A span as a line: kind, name, attributes, and a mark when it failed.</summary>
    public static string Show(Span span) =>
        $"{span.Kind} {span.Name} {string.Join(' ', span.Attributes.Select(Show).Order(StringComparer.Ordinal))}{(span.Status?.Code == Status.Types.Code.Error ? " ERROR" : "")}";

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private static string Show(KeyValue attribute) =>
        $"{attribute.Key}={(attribute.Value.ValueCase == AnyValue.ValueOneofCase.IntValue ? attribute.Value.IntValue.ToString() : attribute.Value.StringValue)}";

    private sealed class Receiver(ConcurrentQueue<ExportTraceServiceRequest> received, bool answers) : TraceService.TraceServiceBase
    {
        public override async Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context)
        {
            await (answers ? Task.CompletedTask : Task.Delay(Timeout.Infinite, context.CancellationToken));
            received.Enqueue(request);
            return new ExportTraceServiceResponse();
        }
    }
}
