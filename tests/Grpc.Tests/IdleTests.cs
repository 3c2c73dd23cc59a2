using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>A connection on which nothing happens. An engine may think for hours between two calls.</summary>
public class IdleTests
{
    // Kestrel looks for timeouts once a second, by a clock that cannot be exchanged from outside.
    private static readonly TimeSpan SomeHeartbeats = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task Connection_IdleForSomeHeartbeats_StaysOpen()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var hello = RawClient.Frame(new StringValue { Value = "hello" });
        (await client.CallAsync(Echo.Say, hello)).Ended.ShouldBeTrue();
        await Task.Delay(SomeHeartbeats);
        (await client.CallAsync(Echo.Say, hello)).Ended.ShouldBeTrue();
    }
}
