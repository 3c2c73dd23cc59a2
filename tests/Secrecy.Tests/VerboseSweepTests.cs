namespace MediaProviders.Secrecy.Tests;

/// <summary>The most verbose logging and every kind of tracing that an engine or a user can switch on.</summary>
public class VerboseSweepTests
{
    [UnixFact]
    public async Task Life_WithAllVerbosityAndTracing_LetsNoSecretOut()
    {
        var sent = new ConcurrentQueue<byte[]>();
        await using var sink = await TelemetrySink.StartAsync(sent);
        using var starter = new StackEnvironment();
        await using var stack = await SecretStack.StartProcessesAsync(
            WriteStarter(starter.Program, sink.Port), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PULUMI_OTEL_EXPORTER_OTLP_ENDPOINT"] = $"localhost:{sink.Port}",
            ["PULUMI_LOG_OTLP_ENDPOINT"] = $"localhost:{sink.Port}",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://localhost:{sink.Port}",
            ["Logging__LogLevel__Default"] = "Trace",
            ["COREHOST_TRACE_VERBOSITY"] = "4",
        });

        (await stack.UpAsync(Programs.Ordinary(), UpdateOnly)).Succeeded.ShouldBeTrue();
        stack.SetSecret("password", Secrets.NextPassword.Text);
        (await stack.UpAsync(Programs.Taken(overwrite: false), UpdateOnly)).Succeeded.ShouldBeFalse();
        (await stack.RefreshAsync(Programs.Ordinary())).Succeeded.ShouldBeTrue();
        (await stack.DestroyAsync(Programs.Ordinary())).Succeeded.ShouldBeTrue();

        foreach (var message in sent)
        {
            stack.Evidence.Add(Channel.Telemetry, "OTLP", message);
        }

        stack.Evidence.ShouldBeClean();
        stack.Evidence.Count(Channel.Telemetry).ShouldBeGreaterThan(0);
    }

    // What pulumi --logtostderr --logflow -v=9 --tracing URL puts before the engine's address (seen in Pulumi 3.260).
    private static string WriteStarter(string folder, int port)
    {
        var path = Path.Combine(folder, "plugin");
        File.WriteAllText(path, $"#!/bin/sh\nexec '{SecretStack.Executable}' --logtostderr -v=9 --tracing tcp://127.0.0.1:{port} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
