using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MediaProviders.Grpc.Tests;

/// <summary>What keeps a connection open, and what the application may wrap around calls.</summary>
public class ConnectionTests
{
    private static readonly byte[] Hello = RawClient.Frame(new StringValue { Value = "hello" });

    [Fact]
    public async Task Ping_Any_IsAcknowledgedWithItsBytes()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        for (byte i = 0; i < 50; i++)
        {
            byte[] payload = [1, 2, 3, 4, 5, 6, 7, i];
            await client.SendAsync(FrameType.Ping, FrameFlag.None, 0, payload);
            var pong = await client.ReadUntilAsync(FrameType.Ping);
            pong.Has(FrameFlag.Ack).ShouldBeTrue();
            pong.Payload.ShouldBe(payload);
        }

        (await client.CallAsync(Echo.Say, Hello)).Status.ShouldBe("0");
    }

    [Fact]
    public void Composition_Limits_AreNoneOfAWebServers()
    {
        var (kestrel, _) = Serving.KestrelComposition.Create(0, new Serving.ConnectionSetup(_ => new Serving.MethodTable([])));
        using var server = kestrel;
        KestrelServerLimits limits = kestrel.Options.Limits;
        limits.KeepAliveTimeout.ShouldBeGreaterThan(TimeSpan.FromDays(365), "an idle connection stays");
        limits.MaxRequestBodySize.ShouldBeNull();
        limits.MinRequestBodyDataRate.ShouldBeNull();
        limits.MinResponseDataRate.ShouldBeNull();
        limits.MaxConcurrentConnections.ShouldBeNull();
        limits.Http2.KeepAlivePingDelay.ShouldBe(TimeSpan.MaxValue, "the client pings, if anyone does");
        limits.Http2.MaxStreamsPerConnection.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public async Task Settings_OfTheServer_AllowManyStreamsAndBigHeaders()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var payload = (await client.ReadUntilAsync(FrameType.Settings, f => !f.Has(FrameFlag.Ack))).Payload;
        var settings = Enumerable.Range(0, payload.Length / 6).ToDictionary(
            i => payload[(i * 6) + 1], i => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(payload.AsSpan((i * 6) + 2)));
        settings[3].ShouldBeGreaterThan(10_000u, "MAX_CONCURRENT_STREAMS");
        settings[6].ShouldBe(65536u, "MAX_HEADER_LIST_SIZE");
    }

    [Fact]
    public async Task Around_EachCall_SeesHowItEnds()
    {
        var seen = new List<string>();
        await using var server = await TestServer.StartAsync(new GrpcServerOptions
        {
            Services = _ =>
            [
                Echo.Service((request, _) => request.Value switch
                {
                    "known" => throw new RpcException(StatusCode.NotFound, "gone"),
                    "bug" => throw new InvalidOperationException("secret"),
                    _ => Task.FromResult(request),
                }),
            ],
            Around = async (context, call) =>
            {
                try
                {
                    await call();
                    seen.Add($"{context.Method} OK");
                }
                catch (RpcException e)
                {
                    seen.Add($"{context.Method} {e.Status}");
                    throw;
                }
            },
        });
        var channel = server.Channel();
        (await channel.SayAsync("fine")).Value.ShouldBe("fine");
        (await channel.SayAsync("known").ShouldThrowAsync<RpcException>()).Status.ShouldBe(StatusCode.NotFound);
        (await channel.SayAsync("bug").ShouldThrowAsync<RpcException>()).Message.ShouldBe("'/test.Echo/Say' failed with an unexpected error.");
        seen.ShouldBe(["/test.Echo/Say OK", "/test.Echo/Say NotFound", "/test.Echo/Say Unknown"]);
    }

    [Fact]
    public async Task Services_OfAMethodTwice_AreRefusedAtTheCall()
    {
        await using var server = await TestServer.StartAsync(Echo.Service(), Echo.Service());
        var error = await server.Channel().SayAsync("hi").ShouldThrowAsync<RpcException>();
        error.Status.ShouldBe(StatusCode.Unknown);
        error.Message.ShouldBe("'/test.Echo/Say' failed with an unexpected error.");
    }
}
