using Google.Protobuf.WellKnownTypes;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>Tests of the wire, each with a plugin of its own and a connection to it.</summary>
public abstract class WireTests : IAsyncLifetime
{
    private protected RunningPlugin server = null!;
    private protected RawClient client = null!;

    public async Task InitializeAsync()
    {
        server = await RunningPlugin.StartConfiguredAsync();
        client = await server.RawAsync();
    }

    public async Task DisposeAsync() => await server.DisposeAsync();
}

/// <summary>The calls that tests of the wire make: paths, and requests as they are sent.</summary>
internal static class WireCall
{
    /// <summary>A method that answers what it is given.</summary>
    public const string Say = "/pulumirpc.ResourceProvider/CheckConfig";

    public const string Create = "/pulumirpc.ResourceProvider/Create";

    public const string List = "/pulumirpc.ResourceProvider/List";

    /// <summary>The request of <see cref="Say"/> that tests send, framed.</summary>
    public static byte[] Hello { get; } = RawClient.Frame(Saying("hello"));

    /// <summary>The request of <see cref="Create"/> that tests send, framed.</summary>
    public static byte[] One { get; } = RawClient.Frame(new CreateRequest { Urn = PluginClient.ThingUrn, Type = PluginClient.Type });

    public static CheckRequest Saying(string text) =>
        new() { News = new Struct { Fields = { ["say"] = Google.Protobuf.WellKnownTypes.Value.ForString(text) } } };
}
