using System.Globalization;

namespace MediaProviders.LocalEngine.Plugins;

/// <summary>The address of <c>pulumirpc.Engine</c> for one phase: another one for every phase.</summary>
internal sealed class EngineAddress : IAsyncDisposable
{
    private static int s_names = 1023;
    private readonly IAsyncDisposable? _server;

    private EngineAddress(string text, IAsyncDisposable? server)
    {
        Text = text;
        _server = server;
    }

    /// <summary>Host and port.</summary>
    public string Text { get; }

    /// <summary>Opens an address: a server on a free loopback port, or only a name for plugins of this process, which never call it.</summary>
    public static Task<EngineAddress> OpenAsync(bool withServer, Action<PluginLogMessage> log)
    {
        _ = log;
        return withServer
            ? throw new NotSupportedException("Starting the engine's server: it is not built yet.")
            : Task.FromResult(new EngineAddress(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{1024 + (Interlocked.Increment(ref s_names) % 64000)}"), null));
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
