using System.Net.Sockets;

namespace MediaProviders.Emulator.Tests;

/// <summary>Connections stay open between requests, whatever the answer was.</summary>
public sealed class ConnectionTests
{
    [Theory]
    [InlineData("POST", "/_emulator/bots/bot-one/samples", 204)]
    [InlineData("PUT", "/_emulator/settings", 204)]
    [InlineData("GET", "/_emulator/view", 200)]
    [InlineData("POST", "/whatsapp/v1/bot-one/provision/provider", 401)]
    public async Task Requests_OneAfterTheOther_ShareAConnection(string method, string target, int status)
    {
        await using var emulator = await SinchEmulator.StartAsync(new EmulatorOptions { Bots = [new BotAccess(Api.Bot, Api.Token)], OfferControl = true });
        int connections = 0;
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                Interlocked.Increment(ref connections);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var api = new Api(emulator, token: null, handler);

        for (int request = 0; request < 10; request++)
        {
            (await api.SendAsync(method, target, method == "GET" ? null : "{}")).Status.ShouldBe(status);
        }

        connections.ShouldBe(1);
    }
}
