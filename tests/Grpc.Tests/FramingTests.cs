using Google.Protobuf.WellKnownTypes;
using MediaProviders.Grpc.Tests.Raw;
using MediaProviders.Grpc.Tests.Support;

namespace MediaProviders.Grpc.Tests;

/// <summary>How messages are cut out of DATA frames.</summary>
public class FramingTests
{
    private static readonly byte[] Hello = RawClient.Frame(new StringValue { Value = "hello" });

    [Fact]
    public async Task Unary_OneBytePerFrame_IsAnswered()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        for (var i = 0; i < Hello.Length; i++)
        {
            await client.SendDataAsync(id, Hello.AsMemory(i, 1), endStream: i == Hello.Length - 1);
        }

        ShouldBeHello(await client.ReadResponseAsync(id));
    }

    [Fact]
    public async Task Unary_AnySplit_IsAnswered()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        for (var cut = 0; cut <= Hello.Length; cut++)
        {
            var id = await client.BeginAsync(Echo.Say);
            await client.SendDataAsync(id, Hello.AsMemory(0, cut), endStream: false);
            await client.SendDataAsync(id, Hello.AsMemory(cut), endStream: true);
            ShouldBeHello(await client.ReadResponseAsync(id));
        }
    }

    [Fact]
    public async Task Unary_PaddedFrames_PaddingIsNoContent()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        foreach (var octet in Hello)
        {
            await client.SendAsync(FrameType.Data, FrameFlag.Padded, id, new byte[] { 3, octet, 0, 0, 0 });
        }

        await client.SendAsync(FrameType.Data, FrameFlag.Padded | FrameFlag.EndStream, id, new byte[] { 2, 0, 0 });
        ShouldBeHello(await client.ReadResponseAsync(id));
    }

    [Fact]
    public async Task Unary_EmptyFrameEndsTheStream_IsAnswered()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        await client.SendDataAsync(id, default, endStream: false);
        await client.SendDataAsync(id, Hello, endStream: false);
        await client.SendDataAsync(id, default, endStream: true);
        ShouldBeHello(await client.ReadResponseAsync(id));
    }

    [Fact]
    public async Task Unary_TrailersFromTheClient_AreNoContent()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var id = await client.BeginAsync(Echo.Say);
        await client.SendDataAsync(id, Hello, endStream: false);
        await client.SendAsync(FrameType.Headers, FrameFlag.EndStream | FrameFlag.EndHeaders, id, Hpack.Encode([("x-last", "word")]));
        ShouldBeHello(await client.ReadResponseAsync(id));
    }

    [Fact]
    public async Task Unary_EmptyMessage_IsValid()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Say, RawClient.Frame([]));
        response.Status.ShouldBe("0");
        response.Messages().ShouldHaveSingleItem().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "'/test.Echo/Say' takes one message, but none was sent.")]
    [InlineData(2, "'/test.Echo/Say' takes one message, but more were sent.")]
    [InlineData(3, "'/test.Echo/Say' takes one message, but more were sent.")]
    public async Task Unary_NotOneMessage_IsUnimplemented(int messages, string text)
    {
        var calls = 0;
        await using var server = await TestServer.StartAsync(Echo.Service((request, _) =>
        {
            calls++;
            return Task.FromResult(request);
        }));
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Say, [.. Enumerable.Repeat(Hello, messages).SelectMany(m => m)]);
        response.Status.ShouldBe("12");
        response.Message.ShouldBe(text);
        calls.ShouldBe(0, "a call that is refused has no effect");
    }

    [Fact]
    public async Task Unary_HeadersEndTheStream_IsUnimplemented()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var response = await client.ReadResponseAsync(await client.BeginAsync(Echo.Say, endStream: true));
        response.Status.ShouldBe("12");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public async Task Unary_StreamEndsWithinMessage_IsInternal(int bytes)
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Say, Hello[..bytes]);
        response.Status.ShouldBe("13");
        response.Message.ShouldBe($"The stream ended within a message, after {bytes} of its bytes.");
    }

    [Theory]
    [InlineData(1, null, "The message is flagged as compressed, but the call names no compression in 'grpc-encoding'.")]
    [InlineData(1, "identity", "The message is flagged as compressed, but the call names no compression in 'grpc-encoding'.")]
    [InlineData(2, null, "The message has flag 2; only 0 and 1 have a meaning.")]
    [InlineData(255, null, "The message has flag 255; only 0 and 1 have a meaning.")]
    public async Task Unary_FlagIsNotZero_IsInternal(byte flag, string? encoding, string text)
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Say, RawClient.Frame([], flag), ("grpc-encoding", encoding ?? string.Empty));
        response.Status.ShouldBe("13");
        response.Message.ShouldBe(text);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("snappy")]
    [InlineData("Identity")]
    public async Task Unary_UnknownEncoding_IsUnimplementedAndNamesWhatIsAccepted(string encoding)
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Say, RawClient.Frame([], 1), ("grpc-encoding", encoding));
        response.Status.ShouldBe("12");
        response.Message.ShouldBe($"The compression '{encoding}' is not supported.");
        response.Field("grpc-accept-encoding").ShouldBe("identity");
    }

    [Fact]
    public async Task Unary_IdentityEncoding_IsAnswered()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        ShouldBeHello(await client.CallAsync(Echo.Say, Hello, ("grpc-encoding", "identity"), ("grpc-accept-encoding", "gzip")));
    }

    [Fact]
    public async Task Unary_NotProtobuf_IsInternal()
    {
        await using var server = await TestServer.StartAsync(Echo.Service());
        var client = await server.RawAsync();
        var response = await client.CallAsync(Echo.Say, RawClient.Frame([0x0A, 0x7F, 1]));
        response.Status.ShouldBe("13");
        response.Message.ShouldBe("The message is not a valid protobuf 'StringValue'.");
    }

    private static void ShouldBeHello(RawResponse response)
    {
        response.Status.ShouldBe("0");
        StringValue.Parser.ParseFrom(response.Messages().ShouldHaveSingleItem()).Value.ShouldBe("hello");
    }
}
