using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;

namespace MediaProviders.Grpc.Tests.Support;

/// <summary>A server of one test with the clients it needs.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly List<IDisposable> _clients = [];

    private TestServer(GrpcServer server) => Server = server;

    public GrpcServer Server { get; }

    public static Task<TestServer> StartAsync(params GrpcService[] services) =>
        StartAsync(new GrpcServerOptions { Services = _ => services });

    public static async Task<TestServer> StartAsync(GrpcServerOptions options) => new(await GrpcServer.StartAsync(options));

    public GrpcChannel Channel(GrpcChannelOptions? options = null)
    {
        var channel = new GrpcChannel($"127.0.0.1:{Server.Port}", options);
        _clients.Add(channel);
        return channel;
    }

    public async Task<RawClient> RawAsync(uint streamWindow = 65535, uint? maxHeaderListBytes = null)
    {
        var client = await RawClient.ConnectAsync(Server.Port, streamWindow, maxHeaderListBytes);
        _clients.Add(client);
        return client;
    }

    /// <summary>Shows that the server still answers, on a connection of its own.</summary>
    public async Task ShouldStillServeAsync()
    {
        using var channel = new GrpcChannel($"127.0.0.1:{Server.Port}");
        var health = await channel.UnaryAsync(
            "/grpc.health.v1.Health/Check", new Wire.Health.HealthCheckRequest(), Wire.Health.HealthCheckResponse.Parser);
        health.Status.ShouldBe(Wire.Health.HealthCheckResponse.Types.ServingStatus.Serving);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
    }
}
