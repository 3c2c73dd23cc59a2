namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>Streams of answers.</summary>
public class StreamTests : WireTests
{
    private const int NameLength = 10_000;

    private static readonly byte[] Request = RawClient.Frame(new ListRequest { Token = PluginClient.Type });
    private int asked;

    [Theory, Each(0, 2)]
    public async Task Stream_NotOneRequest_IsInternal(int messages) =>
        (await client.CallAsync(WireCall.List, [.. Enumerable.Repeat(Request, messages).SelectMany(m => m)])).Status.ShouldBe("13");

    [Fact]
    public async Task Stream_ClientDoesNotRead_WriterIsHeldBackUntilItCancels()
    {
        const int Window = 50_000;
        server.Package.Resource.Existing = Endless();
        var slow = await server.RawAsync(Window);
        var id = await slow.StartAsync(WireCall.List, Request);
        var received = 0;
        while (received < Window)
        {
            received += (await slow.ReadUntilAsync(FrameType.Data)).Payload.Length;
        }

        // Beyond what the slow made room for, the server holds no more than its own small buffer.
        await slow.SendAsync(FrameType.Ping, FrameFlag.None, 0, new byte[8]);
        await slow.ReadUntilAsync(FrameType.Ping);
        (Volatile.Read(ref asked) * NameLength).ShouldBeLessThan(Window + (256 * 1024));
        await slow.ResetAsync(id);
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Stop_ClientDoesNotRead_DoesNotHoldItUp()
    {
        server.Package.Resource.Existing = Endless();
        var slow = await server.RawAsync(streamWindow: 1000);
        await slow.StartAsync(WireCall.List, Request);
        await slow.ReadUntilAsync(FrameType.Data);

        var stopped = server.Server.DisposeAsync();

        await slow.ReadUntilAsync(FrameType.GoAway);
        await stopped;
    }

    // More results than anybody reads.
    private MadeList Endless() => new(int.MaxValue, _ =>
    {
        Interlocked.Increment(ref asked);
        return new Resource.Listed("id", new string('x', NameLength));
    });
}
