using MediaProviders.Provider.Tests.Protocol.Serving;

namespace MediaProviders.Provider.Tests.Protocol.Support;

/// <summary>The fake package behind a port of this process, with clients.</summary>
internal sealed class RunningPlugin : IAsyncDisposable
{
    private readonly List<RawClient> raw = [];

    private RunningPlugin(FakePackage package, PluginServer server)
    {
        Package = package;
        Server = server;
        Client = new PluginClient(server.Port);
    }

    public FakePackage Package { get; }

    public FakeResource Resource => Package.Resource;

    public PluginClient Client { get; }

    public PluginServer Server { get; }

    public int Port => Server.Port;

    /// <summary>A plugin as an engine starts it, not configured yet.</summary>
    public static async Task<RunningPlugin> StartAsync(
        string engine = "127.0.0.1:1", Action? turnedAway = null, Func<EndPoint?, EndPoint?, bool>? isOtherUser = null)
    {
        var package = new FakePackage();
        return new RunningPlugin(package, await PluginServer.StartAsync(package.ToServed(), engine, turnedAway, isOtherUser));
    }

    /// <summary>A plugin as a person starts it, for engines to attach to.</summary>
    public static Task<RunningPlugin> StartForAttachAsync() => StartAsync("");

    /// <summary>A plugin that has been configured.</summary>
    public static async Task<RunningPlugin> StartConfiguredAsync(string engine = "127.0.0.1:1")
    {
        var plugin = await StartAsync(engine);
        await plugin.Client.ConfigureAsync();
        return plugin;
    }

    /// <summary>Another connection.</summary>
    public PluginClient Connect() => new(Port);

    /// <summary>Another connection, on which just those frames are sent that a test says.</summary>
    public async Task<RawClient> RawAsync(uint streamWindow = 65535, uint? maxHeaderListBytes = null)
    {
        raw.Add(await RawClient.ConnectAsync(Port, streamWindow, maxHeaderListBytes));
        return raw[^1];
    }

    /// <summary>Shows that the server still answers, on a connection of its own.</summary>
    public async Task ShouldStillServeAsync()
    {
        using var client = Connect();
        (await client.GetPluginInfoAsync()).Version.ShouldBe("1.2.3");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        raw.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
    }
}

/// <summary>What a call that fails says.</summary>
internal static class Refusals
{
    public static async Task<(StatusCode Status, string Message)> StatusAsync(this Task call)
    {
        var refusal = await Should.ThrowAsync<RpcException>(call);
        return (refusal.StatusCode, refusal.Status.Detail);
    }
}

/// <summary>Tests of the fake package, each with a plugin of its own that has been configured.</summary>
public abstract class PluginTests : IAsyncLifetime
{
    private protected const string ThingUrn = PluginClient.ThingUrn;
    private protected static readonly Struct Old = Size("old");
    private protected static readonly Struct OldState = Size("old-state");
    private protected static readonly Struct New = Size("new");

    private protected RunningPlugin plugin = null!;

    private protected virtual Task<RunningPlugin> StartAsync() => RunningPlugin.StartConfiguredAsync();

    public async Task InitializeAsync() => plugin = await StartAsync();

    public async Task DisposeAsync() => await plugin.DisposeAsync();

    private static Struct Size(string size) => PropertyCodec.Encode(Tree.Of(("size", size)));
}
