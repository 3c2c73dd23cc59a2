using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>How a server ends.</summary>
public class StopTests
{
    private static readonly byte[] Hello = RawClient.Frame(new StringValue { Value = "hello" });

    private readonly TaskCompletionSource<CallContext> _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Stop_Idle_SaysGoAwayThenCloses()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        (await client.CallAsync(Echo.Say, Hello)).Status.ShouldBe("0");
        var stopped = server.Server.StopAsync(TimeSpan.FromMinutes(5));
        var goAway = await client.ReadUntilAsync(FrameType.GoAway);
        goAway.Payload.AsSpan(4, 4).ToArray().ShouldBe([0, 0, 0, 0], "NO_ERROR");
        await ReadToEndAsync(client);
        await stopped;
    }

    [Fact]
    public async Task Stop_CallRunning_GoAwayFirstAndTheCallEnds()
    {
        await using var server = await TestServer.StartAsync(Waiting());
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        await client.SendDataAsync(id, Hello);
        var context = await _entered.Task;
        context.ServerStopping.IsCancellationRequested.ShouldBeFalse();
        var stopped = server.Server.StopAsync(TimeSpan.FromMinutes(5));
        await client.ReadUntilAsync(FrameType.GoAway);
        context.ServerStopping.IsCancellationRequested.ShouldBeTrue();
        context.CancellationToken.IsCancellationRequested.ShouldBeFalse();
        stopped.IsCompleted.ShouldBeFalse();
        _release.SetResult();
        (await client.ReadResponseAsync(id)).Status.ShouldBe("0");
        await stopped;
    }

    [Fact]
    public async Task Stop_GraceIsOver_RunningCallIsCancelled()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(new GrpcServerOptions { Services = _ => [Waiting()], TimeProvider = time });
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        await client.SendDataAsync(id, Hello);
        var context = await _entered.Task;
        var stopped = server.Server.StopAsync(TimeSpan.FromSeconds(4));
        await client.ReadUntilAsync(FrameType.GoAway);
        await time.TimerStarted;
        time.Advance(TimeSpan.FromSeconds(4));
        var response = await client.ReadResponseAsync(id);
        response.Status.ShouldBe("1");
        response.Message.ShouldBe("The server is stopping.");
        await stopped;
        context.CancellationToken.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public async Task Stop_ClientDoesNotRead_DoesNotHoldItUp()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(new GrpcServerOptions
        {
            TimeProvider = time,
            Services = _ =>
            [
                Echo.Streaming(async (_, writer, _) =>
                {
                    while (true)
                    {
                        await writer.WriteAsync(new StringValue { Value = new string('x', 100_000) });
                    }
                }),
            ],
        });
        var client = await server.RawAsync(streamWindow: 1000);
        var id = await client.BeginAsync(Echo.Count);
        await client.SendDataAsync(id, RawClient.Frame(new Int32Value()));
        await client.ReadUntilAsync(FrameType.Data);
        var stopped = server.Server.StopAsync(TimeSpan.FromSeconds(4));
        await client.ReadUntilAsync(FrameType.GoAway);
        await time.TimerStarted;
        time.Advance(TimeSpan.FromSeconds(4));
        (await client.ReadResponseAsync(id)).ResetCode.ShouldBe(8, "CANCEL");
        await stopped;
    }

    [Fact]
    public async Task Stop_Twice_IsOneStop()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var first = server.Server.StopAsync(TimeSpan.FromSeconds(1));
        server.Server.StopAsync(TimeSpan.Zero).ShouldBeSameAs(first);
        await first;
    }

    [Fact]
    public async Task Stop_SilentConnection_DoesNotHoldItUp()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        using var silent = await RawClient.ConnectBareAsync(server.Server.Port);
        using var half = await RawClient.ConnectBareAsync(server.Server.Port);
        await half.SendBytesAsync(RawClient.Preface[..10].ToArray());
        await server.ShouldStillServeAsync();
        await server.Server.StopAsync(TimeSpan.FromMinutes(5));
        await ReadToEndAsync(silent);
        await ReadToEndAsync(half);
    }

    [Fact]
    public async Task Stop_Done_PortIsFree()
    {
        var server = await TestServer.StartAsync(Echo.Service());
        await server.DisposeAsync();
        await using var next = await TestServer.StartAsync(new GrpcServerOptions { Services = _ => [Echo.Service()], Port = server.Server.Port });
        next.Server.Port.ShouldBe(server.Server.Port);
        await next.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Start_PortIsTaken_FailsAndSaysSo()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var error = await TestServer.StartAsync(new GrpcServerOptions { Services = _ => [], Port = server.Server.Port }).ShouldThrowAsync<IOException>();
        error.Message.ShouldContain($"{server.Server.Port}");
    }

    private static async Task ReadToEndAsync(RawClient client)
    {
        while (await client.ReadFrameAsync() is not null)
        {
            // Whatever is said before the end.
        }
    }

    private GrpcService Waiting() => Echo.Service(async (request, context) =>
    {
        _entered.SetResult(context);
        await _release.Task.WaitAsync(context.CancellationToken);
        return request;
    });
}
