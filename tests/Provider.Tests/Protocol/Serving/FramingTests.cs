using MediaProviders.Provider.Tests.Protocol.Properties;

namespace MediaProviders.Provider.Tests.Protocol.Serving;

/// <summary>How messages are cut out of DATA frames.</summary>
public class FramingTests : WireTests
{
    [Fact]
    public Task Unary_OneBytePerFrame_IsAnswered() => ShouldAnswerAsync([.. WireCall.Hello.Select(octet => new[] { octet })]);

    [Fact]
    public async Task Unary_AnySplit_IsAnswered()
    {
        for (var cut = 0; cut <= WireCall.Hello.Length; cut++)
        {
            await ShouldAnswerAsync(WireCall.Hello[..cut], WireCall.Hello[cut..]);
        }
    }

    [Fact]
    public async Task Unary_PaddedFrames_PaddingIsNoContent()
    {
        var id = await client.BeginAsync(WireCall.Say);
        foreach (var octet in WireCall.Hello)
        {
            await client.SendAsync(FrameType.Data, FrameFlag.Padded, id, new byte[] { 3, octet, 0, 0, 0 });
        }

        await client.SendAsync(FrameType.Data, FrameFlag.Padded | FrameFlag.EndStream, id, new byte[] { 2, 0, 0 });
        ShouldBeHello(await client.ReadResponseAsync(id));
    }

    [Fact]
    public Task Unary_EmptyFrameEndsTheStream_IsAnswered() => ShouldAnswerAsync([], WireCall.Hello, []);

    [Fact]
    public async Task Unary_TrailersFromTheClient_AreNoContent()
    {
        var id = await client.BeginAsync(WireCall.Say);
        await client.SendDataAsync(id, WireCall.Hello, endStream: false);
        await client.SendAsync(FrameType.Headers, FrameFlag.EndStream | FrameFlag.EndHeaders, id, Hpack.Encode([("x-last", "word")]));
        ShouldBeHello(await client.ReadResponseAsync(id));
    }

    [Fact]
    public async Task Unary_EmptyMessage_IsValid()
    {
        var response = await client.CallAsync(WireCall.Say, RawClient.Frame([]));
        response.Status.ShouldBe("0");
        CheckResponse.Parser.ParseFrom(response.Messages().ShouldHaveSingleItem()).Inputs.Fields.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "Incomplete message.")]
    [InlineData(2, "Additional data after the message received.")]
    [InlineData(3, "Additional data after the message received.")]
    public async Task Unary_NotOneMessage_IsInternalAndHasNoEffect(int messages, string text)
    {
        var calls = 0;
        server.Package.OnCheckConfig = given =>
        {
            calls++;
            return new Checked(given, []);
        };
        var response = await client.CallAsync(WireCall.Say, [.. Enumerable.Repeat(WireCall.Hello, messages).SelectMany(m => m)]);
        (response.Status, response.Message).ShouldBe(("13", text));
        calls.ShouldBe(0, "a call that is refused has no effect");
    }

    [Fact]
    public async Task Unary_HeadersEndTheStream_IsInternal()
    {
        (await client.ReadResponseAsync(await client.BeginAsync(WireCall.Say, endStream: true))).Status.ShouldBe("13");
    }

    [Theory, Each(1, 4, 5, 7)]
    public async Task Unary_StreamEndsWithinMessage_IsInternal(int bytes)
    {
        var response = await client.CallAsync(WireCall.Say, WireCall.Hello[..bytes]);
        (response.Status, response.Message).ShouldBe(("13", "Incomplete message."));
    }

    [Theory]
    [InlineData(1, null, "13", "Request did not include grpc-encoding value with compressed message.")]
    [InlineData(1, "identity", "13", "Request sent 'identity' grpc-encoding value with compressed message.")]
    [InlineData(2, null, "2", "Exception was thrown by handler.")]
    [InlineData(255, null, "2", "Exception was thrown by handler.")]
    public async Task Unary_FlagIsNotZero_IsRefused(byte flag, string? encoding, string status, string text)
    {
        var response = await client.CallAsync(WireCall.Say, RawClient.Frame([], flag), ("grpc-encoding", encoding ?? string.Empty));
        (response.Status, response.Message).ShouldBe((status, text));
    }

    [Theory, Each("gzip", "snappy")]
    public async Task Unary_UnknownEncoding_IsUnimplementedAndNamesWhatIsAccepted(string encoding)
    {
        var response = await client.CallAsync(WireCall.Say, RawClient.Frame([], 1), ("grpc-encoding", encoding));
        (response.Status, response.Message).ShouldBe(("12", $"Unsupported grpc-encoding value '{encoding}'. Supported encodings: identity"));
        response.Field("grpc-accept-encoding").ShouldBe("identity");
    }

    [Fact]
    public async Task Unary_IdentityEncoding_IsAnswered() =>
        ShouldBeHello(await client.CallAsync(WireCall.Say, WireCall.Hello, ("grpc-encoding", "identity"), ("grpc-accept-encoding", "gzip")));

    [Theory, Each(
        new byte[] { 0x0A }, new byte[] { 0x0A, 0x7F, 1 }, new byte[] { 0x1A, 0x05, 0x00 }, new byte[] { 0x1A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 },
        new byte[] { 0x1A, 0x01, 0x80 }, new byte[] { 0x02, 0x00 }, new byte[] { 0xFF })]
    public async Task Unary_NotProtobuf_IsInternal(byte[] bytes)
    {
        var response = await client.CallAsync(WireCall.Say, RawClient.Frame(bytes));
        response.Status.ShouldBe("13");
        response.Message.ShouldBe("Reading the request of 'CheckConfig' failed: its bytes are not valid protobuf. Please report this to the Pulumi engine.");
    }

    [Theory]
    [InlineData(30, "0")]
    [InlineData(40, "3")]
    [InlineData(10_000, "3")]
    public async Task Unary_NestedObjects_PassOrAreRefusedWithoutACrash(int levels, string status)
    {
        foreach (var tree in new[] { StructBytes.Nested(levels), StructBytes.NestedLists(levels * 3 / 2) })
        {
            var response = await client.CallAsync(WireCall.Say, RawClient.Frame(StructBytes.Field(3, tree)));
            response.Status.ShouldBe(status);
            response.Message.ShouldBe(
                status == "0" ? null
                    : "Reading the request of 'CheckConfig' failed: a value in it is nested too deeply. About 30 levels of objects are possible. Give a flatter value.");
        }

        await server.ShouldStillServeAsync();
    }

    private async Task ShouldAnswerAsync(params byte[][] frames)
    {
        var id = await client.BeginAsync(WireCall.Say);
        for (var i = 0; i < frames.Length; i++)
        {
            await client.SendDataAsync(id, frames[i], endStream: i == frames.Length - 1);
        }

        ShouldBeHello(await client.ReadResponseAsync(id));
    }

    private static void ShouldBeHello(RawResponse response)
    {
        response.Status.ShouldBe("0");
        CheckResponse.Parser.ParseFrom(response.Messages().ShouldHaveSingleItem()).Inputs.ShouldBe(WireCall.Saying("hello").News);
    }
}
