using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Provider.Tests.Replays.Running;

/// <summary>The engine's own service of one phase: it keeps what plugins log.</summary>
internal sealed class EngineLogService : IAsyncDisposable
{
    private readonly ConcurrentQueue<LogRequest> _messages = new();
    private LocalGrpcServer? _server;

    private EngineLogService()
    {
    }

    /// <summary>The port on 127.0.0.1, of five digits.</summary>
    public int Port => _server!.Port;

    /// <summary>What was logged, oldest first.</summary>
    public IReadOnlyCollection<LogRequest> Messages => _messages;

    public static async Task<EngineLogService> StartAsync()
    {
        while (true)
        {
            var engine = new EngineLogService();
            engine._server = await LocalGrpcServer.StartAsync(new LogService(engine));
            if (RecordedPorts.FitsEngine(engine.Port))
            {
                return engine;
            }

            await engine.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();

    private sealed class LogService(EngineLogService engine) : Engine.EngineBase
    {
        public override Task<Empty> Log(LogRequest request, ServerCallContext context)
        {
            engine._messages.Enqueue(request);
            return Task.FromResult(new Empty());
        }
    }
}
