using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>An engine's log that remembers what it was told.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly TaskCompletionSource answers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LocalGrpcServer? server;

    public int Port => server!.Port;

    public string Address => $"127.0.0.1:{Port}";

    public ConcurrentQueue<LogRequest> Told { get; } = new();

    /// <summary>Ends with the first message. A plugin in a process of its own waits for its log for a moment only, however busy the machine is.</summary>
    public Task FirstMessage => told.Task;

    /// <summary>The log of an engine for a plugin of this process, which waits for it as long as it takes: the clock of its limits stands still.</summary>
    public static OperationReporter.ILog OpenLog(string address) => new EngineLog(address, new ManualTimeProvider(), EngineLog.DefaultLongestWait);

    /// <summary>The texts as lines: severity, urn, text, and a mark for those that go away.</summary>
    public IEnumerable<string> Lines => Told.Select(t => $"{t.Severity} {t.Urn} {t.Message}{(t.Ephemeral ? " (ephemeral)" : "")}");

    /// <summary>Starts one, on a port that fits.</summary>
    public static async Task<FakeEngine> StartAsync(bool answersAtOnce = true, Func<int, bool>? fits = null)
    {
        var engine = new FakeEngine();
        if (answersAtOnce)
        {
            engine.Answer();
        }

        engine.server = await LocalGrpcServer.StartAsync(new LogService(engine));
        if (fits?.Invoke(engine.Port) != false)
        {
            return engine;
        }

        await engine.DisposeAsync();
        return await StartAsync(answersAtOnce, fits);
    }

    /// <summary>Lets calls be answered.</summary>
    public void Answer() => answers.TrySetResult();

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private sealed class LogService(FakeEngine engine) : Engine.EngineBase
    {
        public override async Task<Empty> Log(LogRequest request, ServerCallContext context)
        {
            engine.Told.Enqueue(request);
            engine.told.TrySetResult();
            await engine.answers.Task.WaitAsync(context.CancellationToken);
            return new Empty();
        }
    }
}
