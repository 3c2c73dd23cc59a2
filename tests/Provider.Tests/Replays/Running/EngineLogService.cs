using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc;
using MediaProviders.Protocol.Wire;

namespace MediaProviders.Provider.Tests.Replays.Running;

/// <summary>The engine's own service of one phase: it keeps what plugins log.</summary>
internal sealed class EngineLogService : IAsyncDisposable
{
    private readonly ConcurrentQueue<LogRequest> _messages = new();
    private GrpcServer? _server;

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
            var service = new GrpcService("pulumirpc.Engine").Unary("Log", LogRequest.Parser, engine.LogAsync);
            engine._server = await GrpcServer.StartAsync(new GrpcServerOptions { Services = _ => [service] });
            if (RecordedPorts.FitsEngine(engine.Port))
            {
                return engine;
            }

            await engine.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();

    private Task<Empty> LogAsync(LogRequest request, CallContext context)
    {
        _messages.Enqueue(request);
        return Task.FromResult(new Empty());
    }
}
