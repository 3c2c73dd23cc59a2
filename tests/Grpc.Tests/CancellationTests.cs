using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>A client that gives up reaches the handler and whatever it waits for.</summary>
public class CancellationTests
{
    private static readonly byte[] Hello = RawClient.Frame(new StringValue { Value = "hello" });

    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Call_ClientResets_HandlerIsCancelled()
    {
        await using var server = await TestServer.StartAsync(Waiting());
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        await client.SendDataAsync(id, Hello);
        await _entered.Task;
        await client.ResetAsync(id);
        await _cancelled.Task;
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Call_ConnectionLost_HandlerIsCancelled()
    {
        await using var server = await TestServer.StartAsync(Waiting());
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        await client.SendDataAsync(id, Hello);
        await _entered.Task;
        client.Dispose();
        await _cancelled.Task;
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Call_ChannelsTokenFires_HandlerAndCallerAreCancelled()
    {
        await using var server = await TestServer.StartAsync(Waiting());
        using var giveUp = new CancellationTokenSource();
        var call = server.Channel().SayAsync("hi", cancellationToken: giveUp.Token);
        await _entered.Task;
        await giveUp.CancelAsync();
        var error = await call.ShouldThrowAsync<OperationCanceledException>();
        error.CancellationToken.ShouldBe(giveUp.Token);
        await _cancelled.Task;
    }

    [Fact]
    public async Task Call_ClientCancels_HttpRequestOfTheHandlerIsCancelled()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var http = new HttpClient();
        await using var server = await TestServer.StartAsync(Echo.Service(async (request, context) =>
        {
            await http.GetAsync(new Uri($"http://{listener.LocalEndpoint}/"), context.CancellationToken);
            return request;
        }));
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        await client.SendDataAsync(id, Hello);
        using var api = await listener.AcceptTcpClientAsync();
        using var patience = new CancellationTokenSource(RawClient.Patience);
        using var requestLines = new StreamReader(api.GetStream());
        while (!string.IsNullOrEmpty(await requestLines.ReadLineAsync(patience.Token)))
        {
            // The header fields, up to the empty line.
        }

        await client.ResetAsync(id);
        (await requestLines.ReadToEndAsync(patience.Token)).ShouldBeEmpty("the API sees its client hang up");
    }

    [Fact]
    public async Task Call_HandlersCleanupThrows_ServerSurvives()
    {
        await using var server = await TestServer.StartAsync(Echo.Service(async (request, context) =>
        {
            context.CancellationToken.Register(() => throw new InvalidOperationException("cleanup"));
            _entered.SetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return request;
        }));
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        await client.SendDataAsync(id, Hello);
        await _entered.Task;
        await client.ResetAsync(id);
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Connection_Closed_IsToldToTheApplication()
    {
        var connections = new List<GrpcConnection>();
        await using var server = await TestServer.StartAsync(new GrpcServerOptions
        {
            Services = connection =>
            {
                connections.Add(connection);
                connection.State = "mine";
                return [Echo.Service((_, context) => Task.FromResult(new StringValue { Value = $"{context.Connection.State} {context.Connection.Id}" }))];
            },
        });
        var client = await server.RawAsync();
        var first = await client.CallAsync(Echo.Say, Hello);
        var second = await client.CallAsync(Echo.Say, Hello);
        second.Messages().Single().ShouldBe(first.Messages().Single());
        connections.ShouldHaveSingleItem();
        (await server.Channel().SayAsync("hi")).Value.ShouldBe($"mine {connections[1].Id}");
        (connections[1].Id == connections[0].Id).ShouldBeFalse();

        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connections[0].Closed.Register(closed.SetResult);
        client.Dispose();
        await closed.Task;
        connections[1].Closed.IsCancellationRequested.ShouldBeFalse();
    }

    private GrpcService Waiting() => Echo.Service(async (request, context) =>
    {
        try
        {
            _entered.SetResult();
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return request;
        }
        finally
        {
            _cancelled.SetResult();
        }
    });
}
