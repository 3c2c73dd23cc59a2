namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>Tests of the fake package, each with a plugin of its own that has been configured.</summary>
public abstract class PluginTests : IAsyncLifetime
{
    private protected static readonly Struct Old = Size("old");
    private protected static readonly Struct OldState = Size("old-state");
    private protected static readonly Struct New = Size("new");

    private protected RunningPlugin plugin = null!;

    private protected virtual Task<RunningPlugin> StartAsync() => RunningPlugin.StartConfiguredAsync();

    public async Task InitializeAsync() => plugin = await StartAsync();

    public async Task DisposeAsync() => await plugin.DisposeAsync();

    private static Struct Size(string size) => PropertyCodec.Encode(Tree.Of(("size", size)));
}
