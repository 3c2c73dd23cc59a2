namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>The limit on messages, both ways: 400 MiB.</summary>
[Trait("Category", "Slow")]
public class MessageSizeTests : WireTests
{
    private const int Limit = LoopbackServer.MaxMessageBytes;

    [Theory]
    [InlineData(new byte[] { 0, 0x19, 0, 0, 1 }, "8")]
    [InlineData(new byte[] { 0, 255, 255, 255, 255 }, "2")]
    public async Task Unary_ClaimsTooMuch_IsRefusedBeforeItsBytes(byte[] prefix, string status)
    {
        var id = await client.BeginAsync(WireCall.Say);
        await client.SendDataAsync(id, prefix, endStream: false);
        (await client.ReadResponseAsync(id)).Status.ShouldBe(status);
        await server.ShouldStillServeAsync();
    }

    [Fact]
    public async Task Request_FourHundredMebibytes_Passes()
    {
        using var channel = new PluginChannel($"127.0.0.1:{server.Port}");
        var request = new CheckRequest { Urn = PluginClient.ThingUrn, RandomSeed = UnsafeByteOperations.UnsafeWrap(new byte[Limit - 100]) };
        request.Name = new string('x', Limit - request.CalculateSize() - 2);
        request.CalculateSize().ShouldBe(Limit);

        (await channel.CallAsync("Check", request.ToByteArray())).ShouldNotBeEmpty();

        server.Package.Resource.Naming!.Seed.Length.ShouldBe(Limit - 100);
    }

    [Fact]
    public async Task Answer_FourHundredMebibytes_PassesAndOneByteMoreDoesNot()
    {
        const int Prefix = 6;
        var schema = new byte[Limit - Prefix];
        Array.Fill(schema, (byte)'x');
        server.Package.OnSchema = () => schema;
        using var channel = new PluginChannel($"127.0.0.1:{server.Port}");
        (await channel.CallAsync("GetSchema", default)).Length.ShouldBe(Limit);

        schema = [.. schema, (byte)'x'];
        (await Should.ThrowAsync<RpcException>(channel.CallAsync("GetSchema", default))).StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }
}
