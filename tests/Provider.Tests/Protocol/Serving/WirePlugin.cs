using Google.Protobuf.WellKnownTypes;
using MediaProviders.Provider.Tests.Protocol.Serving.Raw;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>The fake package behind a port, with the clients a test of the wire needs. It is configured.</summary>
internal sealed class WirePlugin : IAsyncDisposable
{
    /// <summary>A method that answers what it is given.</summary>
    public const string Say = "/pulumirpc.ResourceProvider/CheckConfig";

    public const string Create = "/pulumirpc.ResourceProvider/Create";

    public const string List = "/pulumirpc.ResourceProvider/List";


    private readonly List<IDisposable> clients = [];

    private WirePlugin(FakePackage package, PluginServer server) => (Package, Server) = (package, server);

    public FakePackage Package { get; }

    public PluginServer Server { get; }

    /// <summary>The request of <see cref="Say"/> that tests send, framed.</summary>
    public static byte[] Hello { get; } = RawClient.Frame(Saying("hello"));

    /// <summary>The request of <see cref="Create"/> that tests send, framed.</summary>
    public static byte[] One { get; } = RawClient.Frame(new CreateRequest { Urn = PluginClient.ThingUrn, Type = PluginClient.Type });

    public static CheckRequest Saying(string text) => new() { News = new Struct { Fields = { ["say"] = Google.Protobuf.WellKnownTypes.Value.ForString(text) } } };

    public static async Task<WirePlugin> StartAsync(Func<EndPoint?, EndPoint?, bool>? isStranger = null, Action? turnedAway = null)
    {
        var package = new FakePackage();
        var plugin = new WirePlugin(package, await PluginServer.StartAsync(package.ToServed(), "127.0.0.1:1", turnedAway, isStranger));
        if (isStranger is null)
        {
            await plugin.Client().ConfigureAsync();
        }

        return plugin;
    }

    public PluginClient Client() => Keep(new PluginClient(Server.Port));

    public async Task<RawClient> RawAsync(uint streamWindow = 65535, uint? maxHeaderListBytes = null) =>
        Keep(await RawClient.ConnectAsync(Server.Port, streamWindow, maxHeaderListBytes));

    /// <summary>Shows that the server still answers, on a connection of its own.</summary>
    public async Task ShouldStillServeAsync()
    {
        using var client = new PluginClient(Server.Port);
        (await client.GetPluginInfoAsync()).Version.ShouldBe("1.2.3");
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await Server.DisposeAsync();
    }

    private T Keep<T>(T client)
        where T : IDisposable
    {
        clients.Add(client);
        return client;
    }
}
