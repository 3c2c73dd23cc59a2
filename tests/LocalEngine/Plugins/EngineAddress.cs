using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>The address of <c>pulumirpc.Engine</c> for one phase: another one for every phase.</summary>
internal sealed class EngineAddress : IAsyncDisposable
{
    private static int s_names = 1023;
    private readonly LocalGrpcServer? _server;

    private EngineAddress(int port, LocalGrpcServer? server)
    {
        Text = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        _server = server;
    }

    /// <summary>Host and port.</summary>
    public string Text { get; }

    /// <summary>Opens an address: a server on a free loopback port, or only a name for plugins of this process, which never call it.</summary>
    public static async Task<EngineAddress> OpenAsync(bool withServer, Action<PluginLogMessage> log)
    {
        if (!withServer)
        {
            return new EngineAddress(1024 + (Interlocked.Increment(ref s_names) % 64000), null);
        }

        var server = await LocalGrpcServer.StartAsync(new LogService(log));
        return new EngineAddress(server.Port, server);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private sealed class LogService(Action<PluginLogMessage> log) : Engine.EngineBase
    {
        public override Task<Empty> Log(LogRequest request, ServerCallContext context)
        {
            log(new PluginLogMessage(SeverityOf(request.Severity), request.Urn, request.Message, request.Ephemeral));
            return Task.FromResult(new Empty());
        }

        private static string SeverityOf(LogSeverity severity) => severity switch
        {
            LogSeverity.Debug => "debug",
            LogSeverity.Warning => "warning",
            LogSeverity.Error => "error",
            _ => "info",
        };
    }
}
