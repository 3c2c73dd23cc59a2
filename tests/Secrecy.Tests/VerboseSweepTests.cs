using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;
using MediaProviders.Secrecy.Tests.Sweeping;

namespace MediaProviders.Secrecy.Tests;

/// <summary>The most verbose logging and every kind of tracing that an engine or a user can switch on.</summary>
public class VerboseSweepTests
{
    [Fact]
    public async Task Life_WithAllVerbosityAndTracing_LetsNoSecretOut()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var sent = new ConcurrentQueue<byte[]>();
        await using var sink = await GrpcServer.StartAsync(new GrpcServerOptions { Services = _ => [.. Collector(sent)] });
        await using var stack = await SecretStack.StartProcessesAsync(WriteStarter(sink.Port), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PULUMI_OTEL_EXPORTER_OTLP_ENDPOINT"] = $"localhost:{sink.Port}",
            ["PULUMI_LOG_OTLP_ENDPOINT"] = $"localhost:{sink.Port}",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://localhost:{sink.Port}",
            ["Logging__LogLevel__Default"] = "Trace",
            ["COREHOST_TRACE_VERBOSITY"] = "4",
        });

        (await stack.UpAsync(Programs.Ordinary())).Succeeded.ShouldBeTrue();
        stack.SetSecret("password", Secrets.NextPassword.Text);
        (await stack.UpAsync(Programs.Taken(overwrite: false))).Succeeded.ShouldBeFalse();
        (await stack.RefreshAsync(Programs.Ordinary())).Succeeded.ShouldBeTrue();
        (await stack.DestroyAsync(Programs.Ordinary())).Succeeded.ShouldBeTrue();

        foreach (var message in sent)
        {
            stack.Evidence.Add(Channel.Telemetry, "OTLP", message);
        }

        stack.Evidence.ShouldBeClean();
    }

    [Fact]
    public async Task Sink_TelemetryWithASecret_IsFound()
    {
        var sent = new ConcurrentQueue<byte[]>();
        await using var sink = await GrpcServer.StartAsync(new GrpcServerOptions { Services = _ => [.. Collector(sent)] });
        using var channel = new GrpcChannel($"127.0.0.1:{sink.Port}");
        var evidence = new Evidence(Secrets.Search);

        await channel.UnaryAsync("/opentelemetry.proto.collector.trace.v1.TraceService/Export", new StringValue { Value = $"GET {Secrets.Token.Text}" }, Empty.Parser);
        evidence.Add(Channel.Telemetry, "OTLP", sent.Single());

        evidence.Leaks.ShouldHaveSingleItem().Sighting.Canary.ShouldBe(Secrets.Token.Label);
    }

    private static IEnumerable<GrpcService> Collector(ConcurrentQueue<byte[]> sent) =>
        new[] { "trace.v1.TraceService", "metrics.v1.MetricsService", "logs.v1.LogsService" }.Select(name =>
            new GrpcService($"opentelemetry.proto.collector.{name}").Unary("Export", Empty.Parser, (message, _) =>
            {
                sent.Enqueue(message.ToByteArray());
                return Task.FromResult(new Empty());
            }));

    // What pulumi --logtostderr --logflow -v=9 --tracing URL puts before the engine's address (seen in Pulumi 3.260).
    private static string WriteStarter(int port)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("secrecy-starter-").FullName, "plugin");
        File.WriteAllText(path, $"#!/bin/sh\nexec '{SecretStack.Executable}' --logtostderr -v=9 --tracing tcp://127.0.0.1:{port} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
