namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>A connection on which nothing happens. An engine may think for hours between two calls.</summary>
public class IdleTests : WireTests
{
    // Kestrel looks for timeouts once a second, by a clock that cannot be exchanged from outside.
    private static readonly TimeSpan SomeHeartbeats = TimeSpan.FromSeconds(2.5);

    [Fact]
    public async Task Connection_IdleForSomeHeartbeats_StaysOpen()
    {
        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Ended.ShouldBeTrue();
        await Task.Delay(SomeHeartbeats);
        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Ended.ShouldBeTrue();
    }
}
