using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>The address of <c>pulumirpc.Engine</c> for one phase: another one for every phase.</summary>
internal sealed class EngineAddress(int port, LocalGrpcServer? server) : IAsyncDisposable
{
    private static int s_names = 1023;

    /// <summary>Host and port.</summary>
    public string Text { get; } = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    /// <summary>Opens an address: a server on a free loopback port, or only a name for plugins of this process, which never call it.</summary>
    public static async Task<EngineAddress> OpenAsync(bool withServer, Action<Diagnostic> log)
    {
        if (!withServer)
        {
            return new EngineAddress(1024 + (Interlocked.Increment(ref s_names) % 64000), null);
        }

        var server = await LocalGrpcServer.StartAsync(new LogService(log));
        return new EngineAddress(server.Port, server);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed class LogService(Action<Diagnostic> log) : Engine.EngineBase
    {
        public override Task<Empty> Log(LogRequest request, ServerCallContext context)
        {
            log(new Diagnostic((DiagnosticSeverity)request.Severity, request.Urn, request.Message, request.Ephemeral));
            return Task.FromResult(new Empty());
        }
    }
}
