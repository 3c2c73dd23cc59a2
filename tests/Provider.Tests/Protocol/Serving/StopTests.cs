namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>How a server ends.</summary>
public class StopTests : WireTests
{
    [Fact]
    public async Task Stop_Idle_SaysGoAwayThenCloses()
    {
        (await client.CallAsync(WireCall.Say, WireCall.Hello)).Status.ShouldBe("0");
        var stopped = server.Server.DisposeAsync();
        (await client.ReadUntilAsync(FrameType.GoAway)).Payload.AsSpan(4, 4).ToArray().ShouldBe([0, 0, 0, 0], "NO_ERROR");
        await ReadToEndAsync(client);
        await stopped;
    }

    [Fact]
    public async Task Stop_CallRunning_GoAwayFirstAndTheCallEnds()
    {
        var (entered, cancelled, release) = server.Package.Resource.HoldCreatesUntilReleased();
        var id = await client.StartAsync(WireCall.Create, WireCall.One);
        await entered;
        var stopped = server.Server.DisposeAsync().AsTask();
        await cancelled;
        await client.ReadUntilAsync(FrameType.GoAway);
        stopped.IsCompleted.ShouldBeFalse();
        release.SetResult();
        (await client.ReadResponseAsync(id)).Status.ShouldBe("0");
        await stopped;
    }

    [Fact]
    public async Task Stop_HandlerThatDoesNotEnd_IsCutOff()
    {
        var (entered, _, release) = server.Package.Resource.HoldCreatesUntilReleased();
        await client.StartAsync(WireCall.Create, WireCall.One);
        await entered;
        await server.Server.DisposeAsync();
        await ReadToEndAsync(client);
        release.SetResult();
    }

    [Fact]
    public async Task Stop_SilentConnection_DoesNotHoldItUp()
    {
        using var silent = await RawClient.ConnectBareAsync(server.Port);
        using var half = await RawClient.ConnectBareAsync(server.Port);
        await half.SendBytesAsync(RawClient.Preface[..10].ToArray());
        await server.ShouldStillServeAsync();
        await server.Server.DisposeAsync();
        await ReadToEndAsync(silent);
        await ReadToEndAsync(half);
    }

    private static async Task ReadToEndAsync(RawClient client)
    {
        while (await client.ReadFrameAsync() is not null)
        {
            // Whatever is said before the end.
        }
    }
}
