using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;

namespace MediaProviders.Secrecy.Tests.Sweeping;

/// <summary>Receives OTLP of every kind and keeps its bytes.</summary>
internal static class TelemetrySink
{
    /// <summary>The services of a collector.</summary>
    public static IEnumerable<GrpcService> Services(ConcurrentQueue<byte[]> sent) =>
        new[] { "trace.v1.TraceService", "metrics.v1.MetricsService", "logs.v1.LogsService" }.Select(name =>
            new GrpcService($"opentelemetry.proto.collector.{name}").Unary("Export", Empty.Parser, (message, _) =>
            {
                sent.Enqueue(message.ToByteArray());
                return Task.FromResult(new Empty());
            }));
}
