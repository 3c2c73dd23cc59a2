using MediaProviders.Provider.Tests.Protocol.Serving.Raw;

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
