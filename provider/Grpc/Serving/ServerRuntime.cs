namespace MediaProviders.Grpc.Serving;

/// <summary>What all calls of a server share.</summary>
/// <param name="options">How the server was set up.</param>
internal sealed class ServerRuntime(GrpcServerOptions options) : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _graceOver = new();

    /// <summary>The largest message either way.</summary>
    public int MaxMessageBytes { get; } = options.MaxMessageBytes;

    /// <summary>The clock of deadlines.</summary>
    public TimeProvider Time { get; } = options.TimeProvider;

    /// <summary>What wraps each call; null when nothing does.</summary>
    public Func<CallContext, Func<Task>, Task>? Around { get; } = options.Around;

    /// <summary>The application's say on exceptions.</summary>
    public Func<Exception, RpcException?>? MapException { get; } = options.MapException;

    /// <summary>Fires when the server begins to stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Fires when calls that still run while the server stops are ended.</summary>
    public CancellationToken GraceOver => _graceOver.Token;

    /// <summary>Tells handlers that the server begins to stop.</summary>
    public Task BeginStopAsync() => _stopping.CancelAsync();

    /// <summary>Ends the calls that still run.</summary>
    public Task EndCallsAsync() => _graceOver.CancelAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _graceOver.Dispose();
    }
}
