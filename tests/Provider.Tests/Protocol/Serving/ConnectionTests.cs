using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>What keeps a connection open, and what the application may wrap around calls.</summary>
public class ConnectionTests : WireTests
{
    // Kestrel looks for timeouts once a second, by a clock that cannot be exchanged from outside.
    private static readonly TimeSpan SomeHeartbeats = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task Ping_Any_IsAcknowledgedWithItsBytes()
    {
        for (byte i = 0; i < 50; i++)
        {
            byte[] payload = [1, 2, 3, 4, 5, 6, 7, i];
            await client.SendAsync(FrameType.Ping, FrameFlag.None, 0, payload);
            var pong = await client.ReadUntilAsync(FrameType.Ping);
            pong.Has(FrameFlag.Ack).ShouldBeTrue();
            pong.Payload.ShouldBe(payload);
        }

        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Status.ShouldBe("0");
    }

    // An engine may think for hours between two calls.
    [Fact]
    public async Task Connection_IdleForSomeHeartbeats_StaysOpen()
    {
        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Ended.ShouldBeTrue();
        await Task.Delay(SomeHeartbeats);
        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Ended.ShouldBeTrue();
    }

    [Fact]
    public void Composition_Limits_AreNoneOfAWebServers()
    {
        var (kestrel, _) = LoopbackServer.Compose(new ConnectionSetup((_, _) => false, rejected: null, _ => throw new NotSupportedException()));
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
        var payload = (await client.ReadUntilAsync(FrameType.Settings, f => !f.Has(FrameFlag.Ack))).Payload;
        var settings = Enumerable.Range(0, payload.Length / 6).ToDictionary(
            i => payload[(i * 6) + 1], i => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(payload.AsSpan((i * 6) + 2)));
        settings[3].ShouldBeGreaterThan(10_000u, "MAX_CONCURRENT_STREAMS");
        settings[6].ShouldBe(65536u, "MAX_HEADER_LIST_SIZE");
    }
}
