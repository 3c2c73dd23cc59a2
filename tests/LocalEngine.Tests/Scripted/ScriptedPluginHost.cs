namespace MediaProviders.LocalEngine.Tests.Scripted;

/// <summary>Plugins of this process: no process, no port, no copy of the provider.</summary>
internal sealed class ScriptedPluginHost(ScriptedWorld world) : IPluginHost
{
    public string PluginDirectory => "/plugin";

    public bool NeedsEngineServer => false;

    public Task<IPlugin> StartAsync(PluginStart start, CancellationToken cancellationToken) => Task.FromResult<IPlugin>(new Plugin(new ScriptedProvider(world, start.Log)));

    private sealed class Plugin(ScriptedProvider provider) : IPlugin
    {
        public async Task<ReadOnlyMemory<byte>> CallAsync(string method, ReadOnlyMemory<byte> request, CancellationToken cancellationToken) =>
            (await provider.AnswerAsync(method, request)).ToByteArray();

        public Task StopAsync() => Task.CompletedTask;
    }
}
